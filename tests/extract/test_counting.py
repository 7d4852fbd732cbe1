import pytest
from conftest import Reader


@pytest.mark.parametrize(
    ("name", "annotation", "trigger", "wanted"),
    [
        (
            "a numeral in an argument counts it",
            "¶ Rebels fired 21 rockets at the mill.\n> assault: fired | actor: Rebels | instrument: 21 rockets | target: the mill",
            "fired",
            [("instrument", 21.0, 21.0)],
        ),
        (
            "a numeral that the argument leaves out counts it too",
            "¶ Rebels fired 21 rockets at the mill.\n> assault: fired | actor: Rebels | instrument: rockets | target: the mill",
            "fired",
            [("instrument", 21.0, 21.0)],
        ),
        (
            "a range has both bounds",
            "¶ Rebels burned between 40 and 60 houses.\n> assault: burned | actor: Rebels | target: between 40 and 60 houses",
            "burned",
            [("target", 40.0, 60.0)],
        ),
        (
            "a numeral behind the head counts something else",
            "¶ Rebels burned a camp for 300 refugees.\n> assault: burned | actor: Rebels | target: a camp for 300 refugees",
            "burned",
            [],
        ),
        (
            "a sum of money is the object of what was paid",
            "¶ The mayor paid $3,000 to the guards.\n> funds: paid | actor: The mayor | target: the guards",
            "paid",
            [("object", 3000.0, 3000.0)],
        ),
        (
            "a number of a name counts nothing",
            "¶ Rebels burned the camp of Task Force 20.\n@ organization: Task Force 20\n> assault: burned | actor: Rebels | target: Task Force 20",
            "burned",
            [],
        ),
        (
            "a size counts the body",
            "¶ The Amber Force has about 400 men.\n@ organization: Amber Force\n> size: has | actor: The Amber Force",
            "has",
            [("actor", 400.0, 400.0)],
        ),
        (
            "two arguments have their own",
            "¶ Nine rebels burned two mills.\n> assault: burned | actor: Nine rebels | target: two mills",
            "burned",
            [("actor", 9.0, 9.0), ("target", 2.0, 2.0)],
        ),
    ],
)
def test_a_figure_counts(read: Reader, name: str, annotation: str, trigger: str, wanted: list[tuple[str, float, float]]) -> None:
    quantities = read(annotation, values=False).claim(trigger).quantities
    assert [(q.role, q.low, q.high) for q in quantities] == wanted, name


def test_a_taggers_own_quantity_keeps_its_words(read: Reader) -> None:
    found = read("¶ Some 40 men burned the mill.\n> assault: burned | actor: men | target: the mill | quantity: Some 40 men")
    (quantity,) = found.claim("burned").quantities
    assert (quantity.role, quantity.span.text, quantity.low, quantity.approximate) == ("actor", "Some 40 men", 40.0, True)
