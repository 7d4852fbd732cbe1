from conftest import Reader


def test_a_claim_in_the_authors_own_words_has_the_publisher_alone(read: Reader) -> None:
    found = read(
        """
        ¶ Troops of the Amber Force shelled Dornach.
        > assault: shelled | actor: Troops of the Amber Force | target: Dornach
        """,
        publisher="The Reed Post",
    )
    chain = found.claim("shelled").chain
    assert [(link.kind, link.text) for link in chain] == [("publisher", "The Reed Post")]


def test_nested_speakers_come_outermost_first(read: Reader) -> None:
    found = read(
        """
        ¶ The Reed Post reported that a review by the Coastal Command found that a sergeant had said the men burned Dornach.
        @ organization: The Reed Post; Coastal Command
        > say: reported | source: The Reed Post | content: a review by the Coastal Command found that a sergeant had said the men burned Dornach
        > say: found | source: a review by the Coastal Command | content: a sergeant had said the men burned Dornach
        > say: said | source: a sergeant | content: the men burned Dornach
        > assault: burned | actor: the men | target: Dornach
        """
    )
    assert found.chain("burned") == ["The Reed Post", "a review by the Coastal Command", "a sergeant"]
    assert [link.kind for link in found.claim("burned").chain] == ["publisher", "named", "document", "unnamed"]


def test_a_review_by_a_body_is_one_link_resolved_by_the_body(read: Reader) -> None:
    found = read(
        """
        ¶ A review by the Coastal Command found that the men burned Dornach.
        @ organization: Coastal Command
        > say: found | source: A review by the Coastal Command | content: the men burned Dornach
        > assault: burned | actor: the men | target: Dornach
        """
    )
    link = found.claim("burned").chain[1]
    mention = next(m for m in found.extraction.mentions if m.id == link.mention)
    assert (link.kind, mention.span.text) == ("document", "Coastal Command")


def test_a_quotation_runs_on_over_sentences_and_before_its_cue(read: Reader) -> None:
    found = read(
        """
        ¶ "They burned the mill. They took the grain," said Mara Holt. "Then they left."
        @ person: Mara Holt
        > assault: burned | actor: They | target: the mill
        > coerce: took | actor: They^2 | object: the grain
        > say: said | source: Mara Holt | content: They took the grain
        > retreat: left | actor: they
        """,
    )
    assert found.chain("burned") == found.chain("took") == found.chain("left") == ["Mara Holt"]


def test_a_quotation_opened_again_in_each_paragraph_and_closed_once_is_one(read: Reader) -> None:
    found = read(
        """
        ¶ The colonel said: “We held the bridge.
        @ title: colonel
        > say: said | source: The colonel | content: We held the bridge
        > presence: held | actor: We | place: the bridge
        ¶ “Our guns destroyed the depot.
        > assault: destroyed | actor: Our guns | target: the depot
        ¶ “The enemy fled.”
        > retreat: fled | actor: The enemy
        ¶ The depot was rebuilt and the Reed Party seized it.
        > coerce: seized | actor: the Reed Party | object: it
        """
    )
    assert found.chain("destroyed") == found.chain("fled") == ["The colonel"]
    assert found.chain("seized") == []


def test_words_announced_by_a_colon_may_follow_in_the_next_paragraphs(read: Reader) -> None:
    found = read(
        """
        ¶ Minister Ella Brandt said:
        @ person: Ella Brandt
        > say: said | source: Minister Ella Brandt
        ¶ We condemn the raid on Dornach.
        > accuse: condemn | actor: We | target: the raid on Dornach
        ¶ Our forces will retake the town.
        > assault: retake | actor: Our forces | target: the town | tense: future
        """
    )
    assert found.chain("condemn") == found.chain("retake") == ["Minister Ella Brandt"]


def test_a_quotation_without_a_speaker_near_makes_no_link(read: Reader) -> None:
    found = read(
        """
        ¶ The harvest was late.
        ¶ "The Amber Force burned the mill."
        > assault: burned | actor: The Amber Force | target: the mill
        """
    )
    assert found.chain("burned") == []


def test_words_at_arms_length_are_no_quotation_of_their_own(read: Reader) -> None:
    found = read(
        """
        ¶ Mara Holt said the roads were open. The "liberators" burned the mill.
        @ person: Mara Holt
        > say: said | source: Mara Holt | content: the roads were open
        > assault: burned | actor: The "liberators" | target: the mill
        """
    )
    assert found.chain("burned") == []


def test_the_words_of_each_turn_are_its_speakers(read: Reader) -> None:
    found = read(
        """
        ¶ CHAIR: Who paid the drivers?
        > funds: paid | target: the drivers | tense: hypothetical
        ¶ MR. HOLT: The depot did. Captain Sule armed them too.
        > arms: armed | actor: Captain Sule | target: them
        ¶ CHAIR: Thank you.
        ¶ MR. HOLT: Nobody stopped him.
        """,
        silent=False,
    )
    assert found.chain("armed") == ["MR. HOLT"]
    assert found.chain("paid") == ["CHAIR"]


def test_who_was_told_stands_outside_the_speaker(read: Reader) -> None:
    found = read(
        """
        ¶ A clerk told Radio Zenit that the men burned the mill. "The mayor paid them," the clerk said.
        @ organization: Radio Zenit
        > say: told | source: A clerk | content: the men burned the mill
        > say: told | source: Radio Zenit | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        > say: said | source: the clerk | content: The mayor paid them
        > funds: paid | actor: The mayor | target: them
        """
    )
    assert found.chain("burned") == ["Radio Zenit", "A clerk"]
    assert found.chain("paid") == ["the clerk"]


def test_a_run_goes_on_with_the_speaker_and_not_with_who_was_told(read: Reader) -> None:
    found = read(
        """
        ¶ "There is a handset," the farmer told the podcast Long Lines. "The general armed us with it."
        @ organization: Long Lines
        > say: told | source: the podcast Long Lines | content: There is a handset
        > say: told | source: the farmer | content: There is a handset
        > arms: armed | actor: The general | target: us
        """
    )
    assert found.chain("armed") == ["the farmer"]


def test_an_outlet_that_cites_another_stands_outside_it(read: Reader) -> None:
    found = read(
        """
        ¶ Zenit, citing the Reed Post, reported that the men burned the mill.
        @ organization: Zenit; Reed Post
        > say: citing | source: the Reed Post | content: the men burned the mill
        > say: reported | source: Zenit | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        """
    )
    assert found.chain("burned") == ["Zenit", "the Reed Post"]


def test_a_saying_that_did_not_happen_is_no_link(read: Reader) -> None:
    found = read(
        """
        ¶ The ministry has not confirmed that the men burned the mill.
        > say: confirmed | source: The ministry | content: the men burned the mill | polarity: denied
        > assault: burned | actor: the men | target: the mill
        """
    )
    assert found.chain("burned") == []


def test_the_publisher_and_the_authors_we_are_no_links(read: Reader) -> None:
    found = read(
        """
        ¶ This newspaper has learnt that the men burned the mill. We found that the mayor paid them. The Reed Post said they armed others. The RP added that it trained some.
        @ organization: The Reed Post; RP
        > say: learnt | source: This newspaper | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        > say: found | source: We | content: the mayor paid them
        > funds: paid | actor: the mayor | target: them
        > say: said | source: The Reed Post | content: they armed others
        > arms: armed | actor: they | target: others
        > say: added | source: The RP | content: it trained some
        > trains: trained | actor: it | target: some
        """,
        publisher="The Reed Post",
    )
    assert [found.chain(trigger) for trigger in ("burned", "paid", "armed", "trained")] == [[], [], [], []]


def test_i_in_a_quotation_is_its_speaker(read: Reader) -> None:
    found = read(
        """
        ¶ "I was told by a sergeant that the men burned the mill," said Mara Holt.
        @ person: Mara Holt
        > say: said | source: Mara Holt | content: I was told by a sergeant that the men burned the mill
        > say: told by | source: a sergeant | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        """
    )
    assert found.chain("burned") == ["Mara Holt", "a sergeant"]


def test_a_cue_without_a_speaker_has_the_one_before_it_or_is_no_link(read: Reader) -> None:
    found = read(
        """
        ¶ The army said the road was open, adding that the men burned the mill. We have been told that the mayor paid them.
        > say: said | source: The army | content: the road was open
        > say: adding | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        > say: told | content: the mayor paid them
        > funds: paid | actor: the mayor | target: them
        """
    )
    assert found.chain("burned") == ["The army"]
    assert found.claim("paid").chain[1:] == ()


def test_one_speaker_with_two_cues_is_one_link(read: Reader) -> None:
    found = read(
        """
        ¶ The ministry put the toll at four and said the men burned the mill.
        > say: put | source: The ministry | content: the toll at four and said the men burned the mill
        > say: said | source: The ministry | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        """
    )
    assert [(link.text, link.cue) for link in found.claim("burned").chain[1:]] == [("The ministry", "said")]


def test_it_is_alleged_that_is_a_hedge_and_no_link(read: Reader) -> None:
    found = read(
        """
        ¶ It is alleged that the men burned the mill.
        > say: alleged | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        """
    )
    claim = found.claim("burned")
    assert found.chain("burned") == []
    assert claim.certainty is not None
    assert (claim.certainty.span.text, claim.certainty.band) == ("alleged", "reported")


def test_each_link_has_the_stance_of_its_cue(read: Reader) -> None:
    found = read(
        """
        ¶ The mayor admitted that the men burned the mill, according to Zenit.
        @ organization: Zenit
        > say: according to | source: Zenit | content: The mayor admitted that the men burned the mill
        > say: admitted | source: The mayor | content: the men burned the mill
        > assault: burned | actor: the men | target: the mill
        """
    )
    assert [link.stance for link in found.claim("burned").chain[1:]] == ["neutral", "admits"]


def test_kinds_of_speakers(read: Reader) -> None:
    speakers = {
        "Mara Holt": "named",
        "a source close to the ministry": "unnamed",
        "the interior ministry": "named",
        "witnesses": "unnamed",
        "bank records": "document",
        "the foreign minister": "named",
        "a clerk who asked not to be named": "unnamed",
        "two diplomats": "unnamed",
    }
    for speaker, kind in speakers.items():
        mention = "@ person: Mara Holt\n" if speaker == "Mara Holt" else ""
        found = read(
            f"¶ Then {speaker} said the men burned the mill.\n{mention}> say: said | source: {speaker} | content: the men burned the mill\n> assault: burned | actor: the men"
        )
        assert found.claim("burned").chain[1].kind == kind, speaker
