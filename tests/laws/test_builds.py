"""What must hold for every build: order changes nothing, a second build equals the first, a copy adds no origin, a kill loses nothing that was reported as done."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.pipeline.build import build as run_build
from sayso.settings import Settings

EXAMPLE = Path(__file__).parents[2] / "examples" / "vessin" / "documents"
pytestmark = pytest.mark.slow


def at_noon():
    return "2024-04-05T12:00:00Z"


def record_of(folder, case, *, workers=1):
    run_build([folder], case=case, settings=Settings(workers=workers), clock=at_noon)
    with sayso.open(case) as opened:
        return opened.record()


def copied(target, *names):
    target.mkdir(parents=True)
    for name in names:
        shutil.copy(EXAMPLE / name, target / name)
    return target


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(EXAMPLE, folder / "box")
    return record_of(folder / "box", folder / "whole.sayso"), folder / "box"


def test_every_span_of_the_record_holds_the_words_it_names(whole):
    record, _ = whole
    texts = {document.id: document.text for document in record.documents}
    for claim in record.claims:
        spans = [claim.span, claim.trigger, *(a.span for a in claim.arguments), *(q.span for q in claim.quantities)]
        spans += [a.antecedent for a in claim.arguments if a.antecedent is not None]
        spans += [span for link in claim.chain for span in (link.span, link.cue_span) if span is not None]
        spans += [part.span for part in (claim.time, claim.place, claim.certainty) if part is not None]
        for span in spans:
            assert texts[claim.document][span.start : span.end] == span.text
        assert claim.span.covers(claim.trigger)
    for link in record.lineage:
        for evidence in link.evidence:
            assert texts[evidence.document][evidence.span.start : evidence.span.end] == evidence.span.text


def test_every_claim_has_one_proposition_and_one_origin_and_every_mention_one_entity(whole):
    record, _ = whole
    for held, expected in (
        ([claim for proposition in record.propositions for claim in proposition.claims], [claim.id for claim in record.claims]),
        ([claim for origin in record.origins for claim in origin.claims], [claim.id for claim in record.claims]),
        ([mention for entity in record.entities for mention in entity.mentions], [mention.id for mention in record.mentions]),
    ):
        assert sorted(held) == sorted(expected)


def test_a_second_build_reads_nothing_and_gives_the_same_record(whole, tmp_path):
    record, box = whole
    case = tmp_path / "again.sayso"
    assert record_of(box, case) == record
    built = run_build([box], case=case, settings=Settings(workers=1), clock=at_noon)
    assert (built.read, built.known) == (0, built.files)
    with sayso.open(case) as opened:
        assert opened.record() == record


def test_documents_that_come_one_after_the_other_give_the_same_record_as_all_at_once(whole, tmp_path):
    record, box = whole
    later = tmp_path / "box"
    later.mkdir()
    for names in (["mna-teller-bridge.txt", "valley-notebook.txt"], ["lindow-post.html", "april.zip"], sorted(path.name for path in box.iterdir())):
        for name in names:
            shutil.copy(box / name, later / name)
        grown = record_of(later, tmp_path / "grown.sayso", workers=2)
    assert grown == record


def test_a_verbatim_copy_never_adds_an_origin_and_never_makes_a_claim_more_credible(tmp_path):
    names = ("mna-teller-bridge.txt", "courier-money-trail.html", "maradan-ministry.eml")
    before = record_of(copied(tmp_path / "a" / "box", *names), tmp_path / "a.sayso")
    folder = copied(tmp_path / "b" / "box", *names)
    shutil.copy(folder / "mna-teller-bridge.txt", folder / "copy.txt")
    after = record_of(folder, tmp_path / "b.sayso")
    best = {claim: finding.credibility.value for record in (before,) for finding in record.findings for claim in finding.supporting.claims}
    counts = {claim: len(finding.supporting.origins) for finding in before.findings for claim in finding.supporting.claims}
    for finding in after.findings:
        known = [claim for claim in finding.supporting.claims if claim in counts]
        if known:
            assert len(finding.supporting.origins) <= max(counts[claim] for claim in known)
            assert finding.credibility.value >= min(best[claim] for claim in known)


def test_a_build_that_is_killed_keeps_what_it_reported_and_goes_on_where_it_stopped(whole, tmp_path):
    record, box = whole
    case = tmp_path / "killed.sayso"
    script = (
        "import sys; from pathlib import Path; from sayso.pipeline.build import build; from sayso.settings import Settings\n"
        "class Watch:\n"
        "    def begin(self, verb, total): print(verb, flush=True)\n"
        "    def advance(self): print('done', flush=True)\n"
        "build([Path(sys.argv[1])], case=Path(sys.argv[2]), settings=Settings(workers=1), clock=lambda: '2024-04-05T12:00:00Z', watch=Watch())"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(box), str(case)], stdout=subprocess.PIPE, text=True)
    told = 0
    for line in process.stdout:
        told += line.strip() == "done"
        if told >= 1:
            process.send_signal(signal.SIGKILL)
            break
    process.stdout.close()
    process.wait()
    time.sleep(0.2)
    with sqlite3.connect(case) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with sayso.open(case) as opened:
        kept = {document.id for document in opened.documents()}
        assert kept or opened.info().counts["rejected"]
        assert kept <= {document.id for document in record.documents}
    assert record_of(box, case) == record


def test_reading_is_the_same_with_one_worker_and_with_three(whole, tmp_path):
    record, box = whole
    assert replace(record_of(box, tmp_path / "three.sayso", workers=3)) == record
