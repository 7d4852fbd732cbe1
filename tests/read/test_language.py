"""Which language a text is in, or that it cannot be told."""

import pytest

from sayso.read.language import language_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The council has denied that it paid the militia for guarding the quay last winter.", "en"),
        ("THE COUNCIL HAS DENIED THAT IT PAID THE MILITIA FOR GUARDING THE QUAY LAST WINTER.", "en"),
        ("Der Stadtrat hat bestritten, dass er die Miliz am Kai im vergangenen Winter bezahlt habe.", "de"),
        ("El alcalde negó que el municipio haya financiado a la guardia rural, según un comunicado.", "es"),
        ("Le gouverneur a démenti avoir payé une garde privée pour briser la grève de la cimenterie.", "fr"),
        ("Губернатор заявил, что администрация не выделяла деньги дружине, охранявшей склады.", "ru"),
        ("نفى محافظ المدينة أن تكون البلدية قد مولت الحرس الريفي الذي يحرس المخازن عند النهر.", "ar"),
        ("شهردار شهر پرداخت پول به نگهبانانی را که از انبارهای کنار رودخانه محافظت می‌کنند رد کرد.", "fa"),
    ],
)
def test_a_sentence_is_enough(words, code):
    assert language_of(words) == code


@pytest.mark.parametrize("words", ["", "1234 5678", "Omar Tell", "...", "\ud800"])
def test_words_that_tell_nothing_have_no_language(words):
    assert language_of(words) is None


def test_the_format_s_word_counts_where_the_text_is_too_short():
    assert language_of("Omar Tell", "en-GB") == "en"


def test_the_text_s_words_count_more_than_the_format_s():
    assert language_of("Der Stadtrat hat bestritten, dass er die Miliz am Kai im vergangenen Winter bezahlt habe.", "en") == "de"
