"""What each paragraph of a text copied from somewhere is: one invented page for each layout, read line by line."""

import pytest

from sayso.read.articles import compose
from sayso.read.blocks import Block, Metadata, Page
from sayso.read.paragraphs import text_page

FIRST = "The city council of Marrow has denied that it paid the dockside militia for guarding the eastern quay last winter, two letters show."
SECOND = "Three dockers said that they had been paid in cash by a man who called himself an officer of the council and gave no name."
THIRD = "The council's treasurer wrote that no money had been set aside for irregular forces of any kind, in that year or in any other."
TITLE = "Council denies paying dockside militia"


def labelled(text, **metadata):
    page = text_page(text) if not metadata else Page(text=text, blocks=text_page(text).blocks, format="text", metadata=Metadata(**metadata))
    composed = compose(page, document="document-1", name="a.txt")
    return [(text[each.start : each.end], each.label) for each in composed.paragraphs], composed


def labels(*lines):
    return dict(labelled("\n".join(lines))[0])


def article(*lines, **metadata):
    return labelled("\n".join(lines), **metadata)[1].articles[0]


def test_a_plain_text_is_body_from_end_to_end():
    assert set(labels(FIRST, SECOND, THIRD).values()) == {"body"}


def test_a_title_said_twice_is_kept_once():
    found, composed = labelled(f"Skip to main content\n{TITLE}\n{TITLE}\nSaturday, 2 March 2019 07:57\n{FIRST}\n{SECOND}")
    assert [label for _, label in found] == ["navigation", "title", "repeat", "date", "body", "body"]
    assert composed.articles[0].title == TITLE


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Home » Politics » Port", "navigation"),
        ("Share on Facebook", "navigation"),
        ("Image", "navigation"),
        ("https://example.org/watch?v=1", "link"),
        ("A guard at the eastern quay. (Photo: Ilse Varga/Harbour Courier)", "caption"),
        ("Photo by Ilse Varga", "caption"),
        ("READ MORE: Dockers strike over unpaid wages", "teaser"),
        ("This article was first published by the Delta Mirror", "credit"),
        ("Source » deltamirror", "credit"),
        ("© 2019 The Harbour Courier. All rights reserved.", "credit"),
        ("Additional reporting by Tomas Reyl; editing by Hanna Brod", "credit"),
        ("Sign up for our newsletter and never miss a story.", "boilerplate"),
        ("* * *", "boilerplate"),
        ("|", "boilerplate"),
        ("What the dockers say", "heading"),
    ],
)
def test_a_line_inside_a_copied_page_has_its_label(line, label):
    found = labels("Skip to main content", TITLE, "By Ilse Varga", FIRST, SECOND, line, THIRD, "Leave a comment")
    assert found[line] == label
    assert found[FIRST] == found[SECOND] == found[THIRD] == "body"


def test_menus_before_and_lists_after_an_article_are_no_part_of_it():
    found, composed = labelled(
        f"Skip to content\nThe Harbour Courier\nHome\nAbout\nContact\n{TITLE}\nMarch 3, 2019 by Ilse Varga 4 Comments\n{FIRST}\n{SECOND}\n{THIRD}\nFiled Under: Politics, Port\nRelated Posts\nDockers strike over unpaid wages\nComments\nOld Salt says:\nMarch 4, 2019 at 9:12 am\nEverybody knows that they paid them. My cousin was there.\nLeave a Reply\n© 2019 The Harbour Courier. All rights reserved."
    )
    kinds = dict(found)
    assert [text for text, label in found if label == "body"] == [FIRST, SECOND, THIRD]
    assert kinds["Dockers strike over unpaid wages"] == "teaser"
    assert kinds["Everybody knows that they paid them. My cousin was there."] == "comment"
    assert kinds["March 3, 2019"] == "date"
    assert kinds["by Ilse Varga"] == "byline"
    (only,) = composed.articles
    assert (only.title, only.byline, only.publisher, only.published.earliest) == (TITLE, "Ilse Varga", "The Harbour Courier", "2019-03-03")


def test_a_standfirst_that_repeats_the_last_paragraph_is_a_pull_quote():
    found, composed = labelled(f"{TITLE}\n\n{THIRD}\n\n|\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}")
    assert [label for _, label in found] == ["title", "pull quote", "boilerplate", "body", "body", "body"]
    start = found[0][0] and composed.paragraphs[1].start
    assert all(start != first for first, _ in composed.articles[0].spans)


def test_a_quote_pulled_out_of_a_paragraph_is_a_pull_quote_wherever_it_stands():
    quote = "no money had been set aside for irregular forces of any kind"
    assert labels(TITLE, FIRST, f"“{quote}”", THIRD, SECOND)[f"“{quote}”"] == "pull quote"


def test_a_paragraph_said_twice_is_read_once():
    found, _ = labelled(f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD}\n{SECOND}")
    assert [label for _, label in found] == ["title", "body", "body", "body", "repeat"]


def test_a_description_of_the_author_at_the_end_is_a_credit():
    lines = [TITLE, "By Ilse Varga", FIRST, SECOND, THIRD, "Ilse Varga is a reporter with the Harbour Courier. She covers the port."]
    assert labels(*lines)[lines[-1]] == "credit"
    name, rest = "Ilse Varga", "Political analyst writing about the delta. Member of the writers' union."
    found = labels(TITLE, "By Ilse Varga", FIRST, SECOND, THIRD, name, rest)
    assert (found[name], found[rest]) == ("credit", "credit")


def test_a_signature_at_the_end_is_the_byline_where_there_is_no_other():
    found, composed = labelled(f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD}\nIlse Varga")
    assert found[-1] == ("Ilse Varga", "byline")
    assert composed.articles[0].byline == "Ilse Varga"


def test_credits_glued_to_the_last_sentence_are_parted_from_it():
    found, _ = labelled("\n".join([TITLE, FIRST, f"{SECOND} Reporting by Tomas Reyl; Editing by Hanna Brod"]))
    assert found[-2:] == [(SECOND, "body"), ("Reporting by Tomas Reyl; Editing by Hanna Brod", "credit")]


@pytest.mark.parametrize("sign", ["-AFP", "--AFP", "(With AFP and Reuters)", "(Reuters)"])
def test_an_agency_s_sign_at_the_end_is_a_credit(sign):
    assert labels(TITLE, FIRST, f"{SECOND} {sign}")[sign] == "credit"


def test_a_sentence_that_begins_like_a_credit_stays_text():
    line = "Source material for the inquiry was burnt in 2016, and the clerk who burnt it was paid by the council for the work that he did."
    assert labels(TITLE, FIRST, line, SECOND)[line] == "body"


def test_headings_of_a_report_are_no_menu_though_menus_have_these_words():
    found = labels(TITLE, FIRST, "Health", SECOND, "Politics", THIRD)
    assert (found["Health"], found["Politics"]) == ("heading", "heading")


def test_fields_at_the_head_of_a_text_are_read():
    found = article("Title: Rebels hit depot", "Author: Marta Oyelaran", "Publication: The Northern Mirror", "Date: 7 August 2004", "Section: World", "", FIRST)
    assert (found.title, found.byline, found.publisher) == ("Rebels hit depot", "Marta Oyelaran", "The Northern Mirror")
    assert found.published.earliest == "2004-08-07"


def test_a_message_in_a_text_file_has_sender_subject_and_day():
    found = article("From: Dana Whitlock <dana@example.org>", "To: desk@example.org", "Date: Tue, 3 Mar 2015 10:15:00 +0100", "Subject: The convoy", "", FIRST)
    assert (found.title, found.byline, found.published.earliest) == ("The convoy", "Dana Whitlock", "2015-03-03")


def test_what_the_format_says_of_a_block_holds():
    text = f"{TITLE}\n{FIRST}\n{SECOND}"
    blocks = text_page(text).blocks
    hinted = (blocks[0], Block(blocks[1].start, blocks[1].end, "navigation"), Block(blocks[2].start, blocks[2].end, "caption"))
    composed = compose(Page(text=text, blocks=hinted, format="html"), document="document-1", name="a.html")
    assert [each.label for each in composed.paragraphs][1:] == ["navigation", "caption"]


def test_metadata_wins_over_what_the_text_seems_to_say():
    found = article(
        TITLE,
        "By Ilse Varga",
        "3 March 2019",
        FIRST,
        SECOND,
        title="Other title",
        byline="By Rosa Lindqvist, Staff Writer",
        publisher="The Gleam",
        published="2019-03-02",
    )
    assert (found.title, found.byline, found.publisher) == ("Other title", "Rosa Lindqvist", "The Gleam")
    assert (found.published.earliest, found.published.latest, found.published.basis) == ("2019-03-02", "2019-03-02", "metadata")


def test_weak_metadata_gives_way_to_the_text():
    found = article(TITLE, "By Ilse Varga", "3 March 2019", FIRST, SECOND, title="document1.docx", byline="scanner", published="2020-01-01", is_weak=True)
    assert (found.title, found.byline, found.published.earliest, found.published.basis) == (TITLE, "Ilse Varga", "2019-03-03", "text")


@pytest.mark.parametrize(
    "text",
    [
        "The river keeps the names of men\nwho crossed it in the spring,\nand no one asks it back again\nwhat burden they would bring.\n\nO captain of the silent ford,\nyou counted every oar.",
        "Persons listed under decree 14:\n1. Omar Tell, commander of the River Brigade\n2. Lena Auer, treasurer of the Relief Fund\n3. Viktor Pane",
        "Q: Who gave you the order to open the gate?\nA: The deputy commander, Colonel Rask.\nQ: Did he say why?\nA: No.\nQ: By whom were you paid?\nA: By him.",
        "The guard was founded in 2009.\nIts first commander was Omar Tell.\nHe was paid by the company.\nThe company denies this.",
        "Three guards killed in an attack on the depot at Sarn",
        "Recalling its resolution 12 (1991) of 5 May 1991,\n\n1. Demands that all parties withdraw;\n\n2. Decides to remain seized of the matter.",
        "\u00a0The\u00a0guard\u00a0was\u00a0paid\u00a0by\u00a0the\u00a0company.\u00a0\n\u00a0\nIt\u00a0denies\u00a0this.\u00a0",
        "Ja.\n",
    ],
    ids=["verse", "list", "transcript", "a sentence a line", "one line", "resolution", "no-break spaces", "one word"],
)
def test_texts_that_are_no_pages_lose_nothing(text):
    found, composed = labelled(text)
    assert {label for _, label in found} == {"body"}
    assert composed.unread is None


def test_a_text_in_capitals_has_title_dateline_and_body():
    title = "GUARDS FIRE ON CROWD AT GATE"
    lines = [
        "KESH, MAY 4 (TPA) - GUARDS OF THE MINING COMPANY FIRED ON A CROWD OF MINERS ON SUNDAY, A UNION OFFICIAL SAID.",
        "THE COMPANY DENIED THAT ITS GUARDS HAD ORDERS TO SHOOT.",
    ]
    found, composed = labelled("\n".join([title, *lines]))
    assert [label for _, label in found] == ["title", "body", "body"]
    assert composed.articles[0].publisher == "TPA"


def test_a_press_release_has_its_own_title_and_not_its_letterhead():
    lines = ["MINISTRY OF THE INTERIOR", "FOR IMMEDIATE RELEASE", "14 May 2011", "Statement on the events at Lower Kesh"]
    found = article(*lines, "The Ministry of the Interior rejects the claim that its officers armed the guards at Lower Kesh.", SECOND)
    assert found.title == "Statement on the events at Lower Kesh"
    assert found.published.earliest == "2011-05-14"


def test_two_articles_in_one_text_are_two():
    text = f"Mill workers march on the capital\nBy Tomas Reyl\n5 June 2013\n{FIRST}\n{SECOND}\nArmy chief dismissed over border raid\nBy Ludmila Senn\n6 June 2013\n{THIRD}\nHe told reporters that he had acted on a written order."
    _, composed = labelled(text)
    assert [(each.kind, each.title, each.byline, each.published.earliest) for each in composed.articles] == [
        ("article", "Mill workers march on the capital", "Tomas Reyl", "2013-06-05"),
        ("article", "Army chief dismissed over border raid", "Ludmila Senn", "2013-06-06"),
    ]


def test_each_article_has_its_own_language():
    german = "Der Stadtrat von Marrow hat am Montag bestritten, dass er die Miliz am östlichen Kai im vergangenen Winter bezahlt habe, wie zwei Briefe zeigen."
    text = "\n".join(
        ["Mill workers march", "By Tomas Reyl", FIRST, SECOND, "Rat bestreitet Zahlungen", "Von Anna Schmidt", german, german.replace("Montag", "Dienstag")]
    )
    _, composed = labelled(text)
    assert [each.language for each in composed.articles] == ["en", "de"]


@pytest.mark.parametrize(
    ("lines", "title", "byline", "day", "language"),
    [
        (
            [
                "Inicio",
                "Compartir en Facebook",
                "El alcalde niega haber financiado a la guardia rural",
                "Por Lucía Ferrán",
                "12 de marzo de 2018",
                "El alcalde de Santa Rueda negó el lunes que el municipio haya financiado a la guardia rural, según un comunicado de su oficina.",
                "Noticias relacionadas",
                "La guardia rural patrulla de nuevo",
            ],
            "El alcalde niega haber financiado a la guardia rural",
            "Lucía Ferrán",
            "2018-03-12",
            "es",
        ),
        (
            [
                "Главная",
                "Поиск",
                "Губернатор отрицает связь с дружиной",
                "12 марта 2018 г.",
                "Губернатор области заявил в понедельник, что администрация не выделяла деньги дружине, охранявшей склады у реки.",
                "По словам трёх водителей, деньги им передал человек, назвавшийся сотрудником администрации области и попросивший молчать.",
                "Читайте также",
                "Дружина вновь вышла на улицы",
            ],
            "Губернатор отрицает связь с дружиной",
            None,
            "2018-03-12",
            "ru",
        ),
        (
            [
                "الرئيسية",
                "المحافظ ينفي تمويل الحرس الريفي",
                "بقلم سامي خليل",
                "12 آذار/مارس 2018",
                "نفى محافظ المدينة يوم الاثنين أن تكون البلدية قد مولت الحرس الريفي الذي يحرس المخازن عند النهر، بحسب بيان صادر عن مكتبه.",
                "وقال ثلاثة سائقين إنهم تلقوا نقودا من رجل قال إنه ضابط في البلدية.",
                "اقرأ أيضا",
                "الحرس الريفي يعود إلى الشوارع",
            ],
            "المحافظ ينفي تمويل الحرس الريفي",
            "سامي خليل",
            "2018-03-12",
            "ar",
        ),
    ],
    ids=["Spanish", "Russian", "Arabic"],
)
def test_pages_in_other_languages_are_read_by_the_same_means(lines, title, byline, day, language):
    found, composed = labelled("\n".join(lines))
    (only,) = composed.articles
    assert (only.title, only.byline, only.published.earliest, only.language) == (title, byline, day, language)
    assert dict(found)[lines[-1]] == "teaser"


def test_a_page_without_any_text_says_so():
    _, composed = labelled("Skip to main content\nHome\nSearch\nSign in\nShare on Facebook")
    assert composed.articles == ()
    assert composed.unread == "No paragraph of a.txt looks like the text of an article."


def test_line_ends_of_windows_change_nothing():
    lines = [TITLE, "By Ilse Varga", "3 March 2019", FIRST, SECOND]
    unix, windows = (labelled(end.join(lines))[0] for end in ("\n", "\r\n"))
    assert unix == windows


def test_a_wrapped_book_page_is_read_by_paragraphs():
    text = (
        "CHAPTER IV\n\n  THE SIEGE OF OLD FERRY\n\n"
        "In the early days of the war the garrison of Old Ferry was commanded by\nColonel Aubrey Stane, who had raised it at his own cost, and who was said\n"
        "to have armed the ferrymen from the royal arsenal without the knowledge\nof the governor.\n\n"
        "  When the men of the governor came up the river in the spring of 1741, they\nfound the gates shut and the ferrymen at the guns."
    )
    found, composed = labelled(text)
    assert [label for _, label in found] == ["heading", "title", "body", "body"]
    assert composed.articles[0].published.earliest == "1741-01-01"
