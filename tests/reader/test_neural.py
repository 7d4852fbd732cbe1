"""The trained reader: its words, its decoding, its files."""

import json
import shutil

import pytest

numpy = pytest.importorskip("numpy", reason="the extra [en] is not installed")

from sayso.reader.neural.decoding import fillings, mentions_in, runs_in, triggers_in  # noqa: E402
from sayso.reader.neural.hints import HINTS, shipped_hints  # noqa: E402
from sayso.reader.neural.labels import KINDS, PREDICATES, ROLES, TAGS  # noqa: E402
from sayso.reader.neural.words import SHAPES, encode, shapes_of, split_words  # noqa: E402


def words(text):
    return split_words(text, 0, len(text))


def test_words_stand_at_their_places():
    text = "The Sarn-backed “Reed Column” took 1,200 rifles."
    assert all(text[word.start : word.end] == word.text for word in words(text))
    assert [word.text for word in words(text)][:6] == ["The", "Sarn", "-", "backed", "“", "Reed"]


def test_shapes_tell_what_lower_casing_hides():
    shapes = shapes_of(words("Maren maren MAREN M 12 B52 “ ”"))
    assert len(set(shapes)) == 8
    assert all(0 <= shape < SHAPES for shape in shapes)


def test_glued_words_have_shapes_of_their_own():
    assert shapes_of(words("x -y"))[2] != shapes_of(words("x - y"))[2]


def test_each_word_has_a_first_piece():
    made = encode(words("Keel denied it."), lambda word: [7] * len(word), (1, 2), shipped_hints())
    assert made.ids[0] == 1
    assert made.ids[-1] == 2
    assert made.firsts == [1, 5, 11, 13]
    assert len(made.shapes) == len(made.ids)
    assert all(0 < place < len(made.ids) - 1 and 0 <= hint < HINTS for place, hint in made.hints)


def test_the_codebook_hints_at_predicates_and_places():
    hints = shipped_hints().of(["Syria", "bombed", "quietly"])
    assert hints[0]
    assert PREDICATES.index("assault") in hints[1]
    assert not hints[2]


def tags(*names):
    figures = numpy.full((1, len(names), len(TAGS)), -5.0, dtype=numpy.float32)
    for place, name in enumerate(names):
        figures[0, place, TAGS.index(name)] = 5.0
    return figures


def test_a_mention_is_a_run_of_tags():
    (found,) = mentions_in(tags("O", "B-person", "I-person", "O", "B-person"), [5])
    assert [(KINDS[item.label], item.run) for item in found] == [("person", (1, 3)), ("person", (4, 5))]


def test_nothing_goes_on_that_has_not_begun():
    (found,) = mentions_in(tags("O", "I-person", "O"), [3])
    assert all(item.run[0] == 1 for item in found)
    figures = tags("O", "I-person")
    figures[0, 1, TAGS.index("B-location")] = 4.0
    assert [KINDS[item.label] for item in mentions_in(figures, [2])[0]] == ["location"]


def test_filling_of_shorter_windows_is_not_looked_at():
    figures = numpy.concatenate([tags("B-person", "O", "O"), tags("O", "O", "B-person")])
    first, second = mentions_in(figures, [3, 2])
    assert [item.run for item in first] == [(0, 1)]
    assert second == []


def test_triggers_begin_where_they_are_likely_and_go_on():
    figures = numpy.full((4, 2 * len(PREDICATES)), -9.0, dtype=numpy.float32)
    figures[1, PREDICATES.index("agree")] = 3.0
    figures[2, len(PREDICATES) + PREDICATES.index("agree")] = 3.0
    (found,) = triggers_in(figures, numpy.full(len(PREDICATES), 0.5, dtype=numpy.float32))
    assert (PREDICATES[found.label], found.run) == ("agree", (1, 3))


def test_runs_of_a_role_part_where_another_begins():
    figures = numpy.zeros((1, 4, len(ROLES), 3), dtype=numpy.float32)
    figures[..., 0] = 6.0
    for place, part in enumerate((1, 2, 1)):
        figures[0, place, 0] = (-6.0, 6.0 if part == 1 else 0.0, 6.0 if part == 2 else 0.0)
    filled, opening = fillings(figures)
    runs = runs_in(filled[0], opening[0], [0.5] * len(ROLES))
    assert [item.run for item in runs[0]] == [(0, 2), (2, 3)]
    assert all(not others for others in runs[1:])


@pytest.fixture
def folder(tmp_path):
    package = pytest.importorskip("sayso_en", reason="the package sayso-en (models/en) is not installed")
    shutil.copytree(package.FOLDER, tmp_path / "model")
    return tmp_path / "model"


def test_files_that_are_not_the_manifests_are_refused(folder):
    from sayso.reader.neural import ModelFault, load_model

    (folder / "edges.onnx").write_bytes(b"something else")
    with pytest.raises(ModelFault, match=r"edges.onnx.*SHA-256"):
        load_model(folder)


def test_a_model_for_other_labels_is_refused(folder):
    from sayso.reader.neural import ModelFault, load_model

    labels = json.loads((folder / "labels.json").read_text())
    labels["roles"] = labels["roles"][:-1]
    (folder / "labels.json").write_text(json.dumps(labels))
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["files"]["labels.json"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelFault, match="other labels"):
        load_model(folder)


def test_a_missing_file_is_named(folder):
    from sayso.reader.neural import ModelFault, load_model

    (folder / "vocabulary.json").unlink()
    with pytest.raises(ModelFault, match="vocabulary"):
        load_model(folder)


def test_the_package_is_small_enough(folder):
    assert sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) < 30 * 1024**2
