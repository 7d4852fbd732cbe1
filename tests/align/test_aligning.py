"""Which claims speak of one thing. All events are invented."""

MARCH = ("2024-03-01", "2024-03-31")


def shelling(case, article, name, *, published=None, sentence="The Dawn Front shelled the Garrat market.", **more):
    more = {"actor": "Dawn Front", "target": "Garrat market", **more}
    return case.article(article, published).says(sentence).claim(name, "assault", "shelled", **{key: value for key, value in more.items() if value is not None})


def test_two_sources_on_one_event(case):
    shelling(case, "a", "1", time="2024-03-03")
    shelling(case, "b", "2", time="2024-03-03")
    assert case.groups() == ["1+2"]


def test_the_same_actor_and_target_on_other_days_are_two_events(case):
    shelling(case, "a", "1", time="2024-03-03")
    shelling(case, "b", "2", time="2024-03-09")
    assert case.groups() == ["1", "2"]


def test_the_same_actor_on_the_same_day_at_other_places_are_two_events(case):
    shelling(case, "a", "1", time="2024-03-03")
    shelling(case, "b", "2", time="2024-03-03", sentence="The Dawn Front shelled the Selwick bridge.", target="Selwick bridge")
    assert case.groups() == ["1", "2"]


def test_other_actors_elsewhere_are_two_events(case):
    shelling(case, "a", "1")
    shelling(case, "b", "2", sentence="The Harbour Guard shelled the Selwick bridge.", actor="Harbour Guard", target="Selwick bridge")
    assert case.groups() == ["1", "2"]


def test_a_denial_belongs_to_what_it_denies(case):
    shelling(case, "a", "1", time="2024-03-03")
    shelling(case, "b", "2", published="2024-03-04", sentence="It denied that the Dawn Front shelled the Garrat market.", polarity="denied")
    assert case.groups() == ["1+2"]


def test_sources_that_differ_in_the_figure(case):
    said = "The Dawn Front shelled the Garrat market, killing {} people."
    shelling(case, "a", "1", time="2024-03-03", sentence=said.format(12), quantity=("12 people", 12, 12, "people"))
    shelling(case, "b", "2", time="2024-03-03", sentence=said.format(30), quantity=("30 people", 30, 30, "people"))
    assert case.groups() == ["1+2"]


def test_sources_that_differ_in_the_actor_of_one_attack_at_one_place_and_day(case):
    shelling(case, "a", "1", time="2024-03-03", sentence="The Dawn Front shelled Garrat.", target=None, place="Garrat", kinds={"Garrat": "location"})
    shelling(
        case, "b", "2", time="2024-03-03", sentence="The Harbour Guard shelled Garrat.", actor="Harbour Guard", target=None, place="Garrat", kinds={"Garrat": "location"}
    )  # fmt: skip
    assert case.groups() == ["1+2"]


def test_one_author_who_names_two_actors_means_two_events(case):
    shelling(case, "a", "1", time="2024-03-03", sentence="The Dawn Front shelled Garrat.", target=None, place="Garrat", kinds={"Garrat": "location"})
    case.says("Nothing was heard of it for a long time, and nobody in the town would speak of what they had seen there. " * 3)
    case.says("The Harbour Guard shelled Garrat.").claim(
        "2", "assault", "shelled", actor="Harbour Guard", place="Garrat", time="2024-03-03", kinds={"Garrat": "location"}
    )
    assert case.groups() == ["1", "2"]


def test_sources_that_differ_by_a_day_where_all_else_agrees(case):
    said = "The Dawn Front shelled the Garrat market, killing 12 people."
    more = {"sentence": said, "quantity": ("12 people", 12, 12, "people"), "place": "Garrat"}
    shelling(case, "a", "1", time="2024-03-03", **more)
    shelling(case, "b", "2", time="2024-03-04", **more)
    assert case.groups() == ["1+2"]


def test_one_author_who_gives_two_days_means_two_events(case):
    said = "The Dawn Front shelled the Garrat market, killing 12 people."
    more = {"quantity": ("12 people", 12, 12, "people"), "place": "Garrat", "sentence": said}
    shelling(case, "a", "1", time="2024-03-03", **more)
    shelling(case, "a", "2", time="2024-03-04", **more)
    assert case.groups() == ["1", "2"]


def test_a_month_holds_a_day(case):
    shelling(case, "a", "1", time="2024-03-03")
    shelling(case, "b", "2", time=MARCH, precision="month")
    assert case.groups() == ["1+2"]


def test_a_month_does_not_bring_two_days_together(case):
    shelling(case, "a", "1", time="2024-03-03")
    shelling(case, "b", "2", time=MARCH, precision="month")
    shelling(case, "c", "3", time="2024-03-20")
    assert len(case.groups()) == 2
    assert not any({"1", "3"} <= set(group.split("+")) for group in case.groups())


def test_an_event_inside_a_campaign_is_not_the_campaign(case):
    shelling(case, "a", "1", time="2024-03-03")
    shelling(case, "b", "2", time=("2023-01-01", None), precision="open")
    assert case.groups() == ["1", "2"]


def test_an_undated_claim_joins_what_was_published_at_the_time(case):
    shelling(case, "a", "1", time="2024-03-03", published="2024-03-04")
    shelling(case, "b", "2", published="2024-03-05")
    assert case.groups() == ["1+2"]


def test_an_undated_claim_of_years_before_does_not(case):
    shelling(case, "a", "1", time="2024-03-03", published="2024-03-04")
    shelling(case, "b", "2", published="2019-05-05")
    assert case.groups() == ["1", "2"]


def test_an_undated_claim_goes_to_the_event_near_its_publication(case):
    shelling(case, "a", "1", time="2024-03-03", published="2024-03-04")
    shelling(case, "b", "2", time="2024-03-12", published="2024-03-13")
    shelling(case, "c", "3", published="2024-03-13")
    assert case.groups() == ["1", "2+3"]


def test_a_figure_set_against_another_in_one_sentence(case):
    case.article("a").says("The Dawn Front fired 21 rockets at the Garrat base, not the eight missiles that Selwick initially said.")
    case.claim(
        "1", "assault", "fired", actor="Dawn Front", target="Garrat base", instrument="rockets", quantity=("21 rockets", 21, 21, "rockets"), counts="instrument"
    )
    case.claim("2", "assault", "missiles", instrument="missiles", quantity=("eight missiles", 8, 8, "missiles"), counts="instrument")
    assert case.groups() == ["1+2"]


def test_a_claim_of_an_instrument_alone_joins_the_sentence_before(case):
    shelling(case, "a", "1").says("Witnesses counted six drones.").claim("2", "assault", "drones", instrument="drones")
    assert case.groups() == ["1+2"]


def test_a_claim_of_an_instrument_alone_far_away_stays_alone(case):
    shelling(case, "a", "1").says("Much else was said that day. " * 30).says("Witnesses counted six drones.").claim(
        "2", "assault", "drones", instrument="drones"
    )
    assert case.groups() == ["1", "2"]


def test_what_says_little_brings_no_two_events_together(case):
    case.article("a").says("The Dawn Front shelled the Garrat market and the Harbour Guard bombed the Selwick bridge with drones.")
    case.claim("1", "assault", "shelled", actor="Dawn Front", target="Garrat market").claim(
        "2", "assault", "bombed", actor="Harbour Guard", target="Selwick bridge"
    )
    case.claim("3", "assault", "drones", instrument="drones")
    assert len(case.groups()) == 2
    assert not any({"1", "2"} <= set(group.split("+")) for group in case.groups())


def test_the_attack_refers_back(case):
    shelling(case, "a", "1").says("The town was quiet for some hours. " * 20).says("The attack was the third this year.").claim("2", "assault", "attack")
    assert case.groups() == ["1+2"]


def test_an_attack_does_not_refer_back(case):
    shelling(case, "a", "1").says("The town was quiet for some hours. " * 20).says("An attack with drones would be answered.").claim(
        "2", "assault", "attack", instrument="drones"
    )
    assert case.groups() == ["1", "2"]


def test_two_objects_of_one_verb_run_are_two_events(case):
    case.article("a").says("The Dawn Front shelled the Garrat market and bombed the Selwick bridge.")
    case.claim("1", "assault", "shelled", actor="Dawn Front", target="Garrat market").claim(
        "2", "assault", "bombed", actor="Dawn Front", target="Selwick bridge"
    )
    assert case.groups() == ["1", "2"]


def relation(case, article, name, predicate, trigger, **more):
    case.article(article, more.pop("published", None)).says(more.pop("sentence"))
    return case.claim(name, predicate, trigger, **more)


def test_two_sources_on_one_relation_whenever_they_were_published(case):
    relation(case, "a", "1", "funds", "pays", sentence="Selwick pays the Dawn Front.", published="2019-01-01", actor="Selwick", target="Dawn Front")
    relation(case, "b", "2", "funds", "bankrolls", sentence="Selwick bankrolls the Dawn Front.", published="2024-01-01", actor="Selwick", target="Dawn Front")
    assert case.groups() == ["1+2"]


def test_relations_of_other_parties_are_two(case):
    relation(case, "a", "1", "funds", "pays", sentence="Selwick pays the Dawn Front.", actor="Selwick", target="Dawn Front")
    relation(case, "b", "2", "funds", "pays", sentence="Vessin pays the Dawn Front.", actor="Vessin", target="Dawn Front")
    relation(case, "c", "3", "funds", "pays", sentence="Selwick pays the Harbour Guard.", actor="Selwick", target="Harbour Guard")
    assert case.groups() == ["1", "2", "3"]


def test_who_funds_whom_is_not_who_is_funded(case):
    relation(case, "a", "1", "funds", "pays", sentence="Selwick pays the Dawn Front.", actor="Selwick", target="Dawn Front")
    relation(case, "b", "2", "funds", "pays", sentence="Dawn Front pays Selwick.", actor="Dawn Front", target="Selwick")
    assert case.groups() == ["1", "2"]


def test_allies_are_allies_both_ways(case):
    relation(case, "a", "1", "allied_with", "ally", sentence="Selwick is an ally of the Dawn Front.", actor="Selwick", target="Dawn Front")
    relation(case, "b", "2", "allied_with", "ally", sentence="The Dawn Front is an ally of Selwick.", actor="Dawn Front", target="Selwick")
    assert case.groups() == ["1+2"]


def test_arming_and_training_are_two_relations(case):
    case.article("a").says("Selwick armed and trained the Dawn Front.")
    case.claim("1", "arms", "armed", actor="Selwick", target="Dawn Front").claim("2", "trains", "trained", actor="Selwick", target="Dawn Front")
    assert case.groups() == ["1", "2"]


def test_predicates_of_one_family_join_where_parties_and_time_agree(case):
    year = {"time": ("2023-01-01", "2023-12-31"), "precision": "year", "kinds": {"Hassan Dorri": "person"}}
    relation(case, "a", "1", "leads", "led", sentence="Hassan Dorri led the Dawn Front.", actor="Hassan Dorri", target="Dawn Front", **year)
    relation(case, "b", "2", "directs", "directed", sentence="Hassan Dorri directed the Dawn Front.", actor="Hassan Dorri", target="Dawn Front", **year)
    relation(case, "c", "3", "directs", "directed", sentence="Hassan Dorri directed the Dawn Front.", actor="Hassan Dorri", target="Dawn Front")
    assert "1+2" in {"+".join(part for part in group.split("+") if part != "3") for group in case.groups()}
    case.claims.pop("2")
    assert case.groups() == ["1", "3"]


def test_a_relation_that_ended_and_began_again_is_two(case):
    more = {"actor": "Hassan Dorri", "target": "Dawn Front", "precision": "range", "kinds": {"Hassan Dorri": "person"}}
    relation(case, "a", "1", "leads", "led", sentence="Hassan Dorri led the Dawn Front.", time=("1990-01-01", "1995-12-31"), **more)
    relation(case, "b", "2", "leads", "led", sentence="Hassan Dorri led the Dawn Front.", time=("2010-01-01", None), **more)
    relation(case, "c", "3", "leads", "led", sentence="Hassan Dorri led the Dawn Front.", time=("1996-01-01", "1997-12-31"), **more)
    assert case.groups() == ["1+3", "2"]


def test_two_figures_for_the_size_of_one_body(case):
    relation(case, "a", "1", "size", "strong", sentence="The 8,000 strong Dawn Front", actor="Dawn Front", quantity=("8,000", 8000, 8000, None))
    relation(case, "b", "2", "size", "strong", sentence="The 12,000 strong Dawn Front", actor="Dawn Front", quantity=("12,000", 12000, 12000, None))
    assert case.groups() == ["1+2"]


def test_a_proposition_holds_what_its_claims_have_in_common(case):
    shelling(case, "a", "1", time="2024-03-03", place="Garrat", kinds={"Garrat": "location"})
    shelling(case, "b", "2", time=MARCH, precision="month", sentence="The Dawn Front shelled the Garrat market with mortars.", instrument="mortars")
    (one,) = case.align()
    assert (one.kind, one.predicate, one.claims) == ("event", "assault", ("claim-1", "claim-2"))
    assert [(part.role, part.entity, part.name) for part in one.participants] == [
        ("actor", "entity-Dawn Front", "Dawn Front"), ("target", "entity-Garrat market", "Garrat market"), ("instrument", None, "mortars"), ("place", "entity-Garrat", "Garrat")
    ]  # fmt: skip
    assert (one.time.earliest, one.time.latest) == ("2024-03-03", "2024-03-03")
    assert one.place.name == "Garrat"
    assert dict(one.signals)["claim-1"].startswith("same target, same actor, same predicate")


def test_times_that_differ_give_their_whole_range(case):
    more = {"sentence": "The Dawn Front shelled the Garrat market, killing 12 people.", "quantity": ("12 people", 12, 12, "people"), "place": "Garrat"}
    shelling(case, "a", "1", time="2024-03-03", **more)
    shelling(case, "b", "2", time="2024-03-04", **more)
    (one,) = case.align()
    assert (one.time.earliest, one.time.latest) == ("2024-03-03", "2024-03-04")


def test_a_claim_alone_is_a_proposition_without_signals(case):
    shelling(case, "a", "1")
    (one,) = case.align()
    assert one.claims == ("claim-1",)
    assert one.signals == ()
    assert one.time is None
