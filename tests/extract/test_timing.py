import pytest
from conftest import Reader


@pytest.mark.parametrize(
    ("name", "annotation", "times"),
    [
        (
            "a day of saying is not the day of the deed",
            """
            ¶ Police said on Wednesday that the attack on December 20 killed nine.
            > say: said | source: Police | content: the attack on December 20 killed nine
            > assault: attack
            > assault: killed | target: nine
            """,
            {"attack": "on December 20"},
        ),
        (
            "an opening day goes to all that the main clause tells",
            """
            ¶ On December 23, rebels stormed the depot and burned the mill.
            > assault: stormed | actor: rebels | target: the depot
            > assault: burned | actor: rebels | target: the mill
            """,
            {"stormed": "On December 23", "burned": "On December 23"},
        ),
        (
            "each verb has its own",
            """
            ¶ The Sword, which split from the Union in 2015, killed two guards two years ago.
            > split_from: split from | actor: The Sword | target: the Union
            > assault: killed | actor: The Sword | target: two guards
            """,
            {"split from": "in 2015", "killed": "two years ago"},
        ),
        (
            "a title has no share in the day",
            """
            ¶ President Orto Vann visited Dornach on Sunday.
            @ person: Orto Vann
            > holds_post: President | actor: Orto Vann | post: President
            > consult: visited | actor: President Orto Vann | place: Dornach
            """,
            {"President": None, "visited": "on Sunday"},
        ),
        (
            "but a post may be dated",
            """
            ¶ Its director until 2015, Orto Vann, paid the guards.
            @ person: Orto Vann
            > leads: director | actor: Orto Vann
            > funds: paid | actor: Orto Vann | target: the guards
            """,
            {"director": "until 2015"},
        ),
        (
            "a year before a noun dates the noun alone",
            """
            ¶ Rebels who rejected the 2016 accord joined the Sword.
            > reject: rejected | actor: Rebels | object: the 2016 accord
            > member_of: joined | actor: Rebels | target: the Sword
            """,
            {"rejected": None, "joined": None},
        ),
        (
            "a possessive day dates what it possesses",
            """
            ¶ He welcomed Thursday's raid on the depot.
            > support: welcomed | actor: He
            > assault: raid | target: the depot
            """,
            {"welcomed": None, "raid": "Thursday"},
        ),
        (
            "what stands in brackets stays there",
            """
            ¶ The office listed Orto Vann (born 4 May 1969) for arming the Sword.
            @ person: Orto Vann
            > sanction: listed | target: Orto Vann
            > arms: arming | actor: Orto Vann | target: the Sword
            """,
            {"listed": None, "arming": None},
        ),
    ],
)
def test_a_day_belongs_to(read: Reader, name: str, annotation: str, times: dict[str, str | None]) -> None:
    found = read(annotation)
    given = {trigger: found.time(trigger) for trigger in times}
    wanted = {trigger: wanted if wanted is None else wanted.lower() for trigger, wanted in times.items()}
    assert {trigger: None if time is None else time.lower().removesuffix("'s") for trigger, time in given.items()} == wanted, name


def test_a_taggers_own_words_of_time_go_first(read: Reader) -> None:
    found = read(
        """
        ¶ On Monday police said rebels killed nine on 2 May 2019.
        > assault: killed | target: nine | time: on 2 May 2019
        """
    )
    time = found.claim("killed").time
    assert time is not None
    assert (time.earliest, time.latest, time.precision) == ("2019-05-02", "2019-05-02", "day")


def test_days_are_worked_out_from_the_articles_date(read: Reader) -> None:
    annotation = """
        ¶ Rebels burned the mill on Monday.
        > assault: burned | actor: Rebels | target: the mill
        """
    dated = read(annotation, published="2021-06-16").claim("burned").time
    undated = read(annotation, published=None).claim("burned").time
    assert dated is not None
    assert undated is not None
    assert (dated.earliest, dated.latest) == ("2021-06-14", "2021-06-14")
    assert (undated.span.text, undated.earliest, undated.latest) == ("on Monday", None, None)


def test_words_of_time_that_cannot_be_fixed_keep_their_words(read: Reader) -> None:
    time = (
        read(
            """
        ¶ Rebels burned the mill in the days of the flood.
        > assault: burned | actor: Rebels | target: the mill | time: in the days of the flood
        """
        )
        .claim("burned")
        .time
    )
    assert time is not None
    assert (time.span.text, time.earliest, time.latest) == ("in the days of the flood", None, None)
