"""The SQL that makes a case and the tables that the code knows are the same."""

import sqlite3
from contextlib import closing

import pytest

from sayso.store import Case
from sayso.store.migrations import MIGRATIONS
from sayso.store.tables import DERIVED, METADATA


def columns_in_file(case: Case, table: str) -> list[str]:
    with closing(sqlite3.connect(case.path)) as connection:
        return [row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))]


@pytest.mark.parametrize("table", [table for table in METADATA.sorted_tables if not table.name.endswith("_index")], ids=lambda table: table.name)
def test_a_table_has_the_columns_that_the_code_knows(case: Case, table):
    assert columns_in_file(case, table.name) == [column.name for column in table.columns]


def test_no_table_of_a_case_is_unknown_to_the_code(case: Case):
    with closing(sqlite3.connect(case.path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    indexes = {name for name in names if name.startswith(("claims_index_", "paragraphs_index_", "sqlite_"))}
    assert names - indexes == set(METADATA.tables)


def test_parts_are_dropped_before_their_wholes():
    names = [table.name for table in DERIVED]
    for part, whole in (("entity_mentions", "entities"), ("participants", "propositions"), ("origin_links", "origins"), ("finding_claims", "findings")):
        assert names.index(part) < names.index(whole)


def test_migrations_are_recorded(case: Case):
    with closing(sqlite3.connect(case.path)) as connection:
        done = list(connection.execute("SELECT number, name FROM migrations ORDER BY number"))
    assert done == [(number, migration.__name__) for number, migration in enumerate(MIGRATIONS, start=1)]
    assert [name.split("_")[0] for _, name in done] == [f"m{number:03}" for number, _ in done]


def test_a_person_can_read_a_case_in_the_shell(case: Case, build, make_document, make_extraction):
    document = make_document("one.txt", "Ada paid.")
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[document], extractions=[make_extraction(document)])
    query = """
        SELECT documents.name, claims.trigger_text, arguments.role, arguments.text, substr(documents.text, claims.start + 1, claims.stop - claims.start)
        FROM claims JOIN arguments ON arguments.claim = claims.id JOIN documents ON documents.id = claims.document
    """
    with closing(sqlite3.connect(case.path)) as connection:
        assert list(connection.execute(query)) == [("one.txt", "paid.", "actor", "Ada", "Ada paid.")]
