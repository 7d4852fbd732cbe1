import pytest
from conftest import Reader


@pytest.mark.parametrize(
    ("name", "annotation", "trigger", "role", "wanted"),
    [
        (
            "a pronoun is the person of the sentence before",
            """
            ¶ Colonel Iraj Masson commands the garrison. He burned the mill.
            @ person: Iraj Masson
            @ title: Colonel
            > leads: commands | actor: Colonel Iraj Masson | target: the garrison
            > assault: burned | actor: He | target: the mill
            """,
            "burned",
            "actor",
            "Iraj Masson",
        ),
        (
            "gender decides",
            """
            ¶ Mrs Vera Holt met the king's brother, Karl Dorn. She paid the guards.
            @ person: Vera Holt; Karl Dorn
            > consult: met | actor: Mrs Vera Holt | target: the king's brother, Karl Dorn
            > funds: paid | actor: She | target: the guards
            """,
            "paid",
            "actor",
            "Vera Holt",
        ),
        (
            "number decides",
            """
            ¶ The mayor met three drivers. They burned the mill.
            > consult: met | actor: The mayor | target: three drivers
            > assault: burned | actor: They | target: the mill
            """,
            "burned",
            "actor",
            "three drivers",
        ),
        (
            "kind decides: it is no person",
            """
            ¶ The Amber Force received Karl Dorn. It armed the village.
            @ organization: Amber Force
            @ person: Karl Dorn
            > consult: received | actor: The Amber Force | target: Karl Dorn
            > arms: armed | actor: It | target: the village
            """,
            "armed",
            "actor",
            "Amber Force",
        ),
        (
            "two arguments of one clause are two",
            """
            ¶ Karl Dorn resigned. The colonel arrested him.
            @ person: Karl Dorn
            > retreat: resigned | actor: Karl Dorn
            > coerce: arrested | actor: The colonel | target: him
            """,
            "arrested",
            "target",
            "Karl Dorn",
        ),
        (
            "the last name alone",
            """
            ¶ Colonel Iraj Masson commands the garrison. Later Masson burned the mill.
            @ person: Iraj Masson; Masson^2
            > leads: commands | actor: Colonel Iraj Masson | target: the garrison
            > assault: burned | actor: Masson^2 | target: the mill
            """,
            "burned",
            "actor",
            "Iraj Masson",
        ),
        (
            "initials",
            """
            ¶ The Northern Defence League holds Dornach. The NDL burned the mill.
            @ organization: Northern Defence League; NDL
            > presence: holds | actor: The Northern Defence League | place: Dornach
            > assault: burned | actor: The NDL | target: the mill
            """,
            "burned",
            "actor",
            "Northern Defence League",
        ),
        (
            "a part of a body's name",
            """
            ¶ The Ministry of Public Works paid the guards. The ministry burned the mill.
            @ organization: Ministry of Public Works
            > funds: paid | actor: The Ministry of Public Works | target: the guards
            > assault: burned | actor: The ministry | target: the mill
            """,
            "burned",
            "actor",
            "Ministry of Public Works",
        ),
        (
            "the group is the body last spoken of",
            """
            ¶ The Amber Force holds Dornach. The group burned the mill.
            @ organization: Amber Force
            @ location: Dornach
            > presence: holds | actor: The Amber Force | place: Dornach
            > assault: burned | actor: The group | target: the mill
            """,
            "burned",
            "actor",
            "Amber Force",
        ),
        (
            "the colonel is the one of that title",
            """
            ¶ Colonel Iraj Masson met Karl Dorn. The colonel burned the mill.
            @ person: Iraj Masson; Karl Dorn
            @ title: Colonel
            > consult: met | actor: Colonel Iraj Masson | target: Karl Dorn
            > assault: burned | actor: The colonel | target: the mill
            """,
            "burned",
            "actor",
            "Iraj Masson",
        ),
        (
            "a speaker told of in the third person inside what he says in other words",
            """
            ¶ Karl Dorn said that he had burned the mill.
            @ person: Karl Dorn
            > say: said | source: Karl Dorn | content: he had burned the mill
            > assault: burned | actor: he | target: the mill
            """,
            "burned",
            "actor",
            "Karl Dorn",
        ),
        (
            "but not inside a quotation",
            """
            ¶ Iraj Masson is a colonel. "He burned the mill," Karl Dorn said.
            @ person: Iraj Masson; Karl Dorn
            > holds_post: colonel | actor: Iraj Masson
            > say: said | source: Karl Dorn | content: He burned the mill
            > assault: burned | actor: He | target: the mill
            """,
            "burned",
            "actor",
            "Iraj Masson",
        ),
        (
            "I in a quotation is its speaker",
            """
            ¶ "I burned the mill," Karl Dorn said.
            @ person: Karl Dorn
            > say: said | source: Karl Dorn | content: I burned the mill
            > assault: burned | actor: I | target: the mill
            """,
            "burned",
            "actor",
            "Karl Dorn",
        ),
        (
            "we of a spokesman are the body that he speaks for",
            """
            ¶ "We burned the mill," said Karl Dorn, a spokesman for the Amber Force.
            @ person: Karl Dorn
            @ organization: Amber Force
            > say: said | source: Karl Dorn, a spokesman for the Amber Force | content: We burned the mill
            > assault: burned | actor: We | target: the mill
            """,
            "burned",
            "actor",
            "Amber Force",
        ),
        (
            "a relative is the noun before it",
            """
            ¶ Karl Dorn, who burned the mill, left.
            @ person: Karl Dorn
            > assault: burned | actor: who | target: the mill
            """,
            "burned",
            "actor",
            "Karl Dorn",
        ),
        (
            "a relative is the whole phrase before it and not a part",
            """
            ¶ They met a clerk of the Amber Force, who burned the mill.
            @ organization: Amber Force
            > consult: met | actor: They | target: a clerk of the Amber Force
            > assault: burned | actor: who | target: the mill
            """,
            "burned",
            "actor",
            "clerk of the Amber Force",
        ),
        (
            "there is the last place",
            """
            ¶ The men hold Dornach. They burned a mill there.
            @ location: Dornach
            > presence: hold | actor: The men | place: Dornach
            > assault: burned | actor: They | target: a mill | place: there
            """,
            "burned",
            "place",
            "Dornach",
        ),
        (
            "two of them are of the many",
            """
            ¶ Nine officers met Karl Dorn. Two of them burned the mill.
            @ person: Karl Dorn
            > consult: met | actor: Nine officers | target: Karl Dorn
            > assault: burned | actor: Two of them | target: the mill
            """,
            "burned",
            "actor",
            "Nine officers",
        ),
    ],
)
def test_an_anaphor_stands_for(read: Reader, name: str, annotation: str, trigger: str, role: str, wanted: str) -> None:
    assert read(annotation).stands_for(trigger, role) == wanted, name


@pytest.mark.parametrize(
    ("name", "annotation", "trigger", "role"),
    [
        (
            "nobody fits by number",
            """
            ¶ Karl Dorn slept. They burned the mill.
            @ person: Karl Dorn
            > presence: slept | actor: Karl Dorn
            > assault: burned | actor: They | target: the mill
            """,
            "burned",
            "actor",
        ),
        (
            "nobody fits by gender",
            """
            ¶ Mrs Vera Holt slept. He burned the mill.
            @ person: Vera Holt
            > presence: slept | actor: Mrs Vera Holt
            > assault: burned | actor: He | target: the mill
            """,
            "burned",
            "actor",
        ),
        (
            "a family name that two have",
            """
            ¶ Omar Dorn met Karl Dorn. Dorn burned the mill.
            @ person: Omar Dorn; Karl Dorn; Dorn^3
            > consult: met | actor: Omar Dorn | target: Karl Dorn
            > assault: burned | actor: Dorn^3 | target: the mill
            """,
            "burned",
            "actor",
        ),
        (
            "a full name stands for itself",
            """
            ¶ Karl Dorn slept. Omar Masson burned the mill.
            @ person: Karl Dorn; Omar Masson
            > presence: slept | actor: Karl Dorn
            > assault: burned | actor: Omar Masson | target: the mill
            """,
            "burned",
            "actor",
        ),
        (
            "a person is new where introduced by a",
            """
            ¶ Colonel Iraj Masson slept. A colonel burned the mill.
            @ person: Iraj Masson
            @ title: Colonel
            > presence: slept | actor: Colonel Iraj Masson
            > assault: burned | actor: A colonel | target: the mill
            """,
            "burned",
            "actor",
        ),
        (
            "we of nobody's body",
            """
            ¶ "We burned the mill," said Karl Dorn.
            @ person: Karl Dorn
            > say: said | source: Karl Dorn | content: We burned the mill
            > assault: burned | actor: We | target: the mill
            """,
            "burned",
            "actor",
        ),
    ],
)
def test_where_nothing_fits_nothing_is_said(read: Reader, name: str, annotation: str, trigger: str, role: str) -> None:
    assert read(annotation).stands_for(trigger, role) is None, name


def test_an_antecedent_stands_before_and_has_a_mention_of_its_own(read: Reader) -> None:
    found = read(
        """
        ¶ The mayor's cousin met three drivers in Dornach. They burned the mill. He paid them.
        @ location: Dornach
        > consult: met | actor: The mayor's cousin | target: three drivers
        > assault: burned | actor: They | target: the mill
        > funds: paid | actor: He | target: them
        """
    )
    spans = {(m.span.start, m.span.end) for m in found.extraction.mentions}
    anaphors = [m for m in found.extraction.mentions if m.antecedent is not None]
    assert len(anaphors) >= 3
    for mention in anaphors:
        assert mention.antecedent is not None
        assert mention.antecedent.end <= mention.span.start
        assert (mention.antecedent.start, mention.antecedent.end) in spans
