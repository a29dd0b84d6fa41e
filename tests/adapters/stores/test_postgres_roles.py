"""On a real PostgreSQL: the server's role adds to the journal and never changes it; parts by month; PostgreSQL's own record."""

import itertools
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.migrations.take import migrate
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import Whole, gone_over
from tests.adapters.stores.servers import postgres
from tests.adapters.stores.test_entries import NOON

DEPLOY = Path(__file__).parents[3] / "deploy" / "postgresql"
SERVER = "almoner_server"


def run(engine, name):
    """A file of SQL as `psql -f` would."""
    with engine.begin() as connection:
        connection.connection.driver_connection.execute((DEPLOY / name).read_text(encoding="utf-8"), prepare=False)


def months():
    """Each moment five days after the one before."""
    return (NOON + timedelta(days=5 * step) for step in itertools.count())


@pytest.fixture
def owner(postgres_url, tmp_path):
    """The owner's database, empty and with its tables."""
    if postgres_url is None:
        pytest.skip("PostgreSQL is not here")
    clock = months()
    made = SqlDatabase(postgres_url, FileMasterKey(tmp_path / "secrets"), lambda: next(clock))
    with made.engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    migrate(made.engine)
    yield made
    made.close()


@pytest.fixture
def server(owner, tmp_path):
    """Gives the server's database, once the roles are made."""
    opened = []

    def made():
        run(owner.engine, "roles.sql")
        with owner.engine.begin() as connection:
            if not connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": SERVER}).first():
                connection.execute(text(f"CREATE ROLE {SERVER} LOGIN IN ROLE almoner_app"))
        opened.append(SqlDatabase(str(owner.engine.url).replace("almoner@", f"{SERVER}@"), owner.master, owner.now))
        return opened[-1]

    yield made
    for one in opened:
        one.close()


def write(database, count):
    act = Act("a1", Purpose.OWN, "test", reason="a reason")
    for number in range(count):
        database.write(lambda work, number=number: work.journal(act, "paper see", f"d{number}", folder="p1"))


def whole(database):
    return database.read(lambda work: gone_over(work.entries.all()))


def refused(database, statement):
    try:
        with database.engine.begin() as connection:
            connection.execute(text(statement))
    except SQLAlchemyError as error:
        return type(error.orig).__name__
    return None


CHANGES = (
    "UPDATE journal SET who = 'x'",
    "DELETE FROM journal WHERE number = 2",
    "TRUNCATE journal",
    "DROP TABLE journal",
    "ALTER TABLE journal DISABLE TRIGGER ALL",
    "CREATE TABLE other (id integer)",
    "DELETE FROM alembic_version",
    "UPDATE journal_2026_12 SET who = 'x'",
    "DELETE FROM journal_other",
    "TRUNCATE journal_2026_12",
    "SELECT * FROM journal_2026_12",
)


@pytest.mark.parametrize("parted", [False, True], ids=["whole", "parted"])
def test_the_servers_role_works_and_only_adds_to_the_journal(owner, server, parted):
    write(owner, 3)
    if parted:
        run(owner.engine, "partitions.sql")
    database = server()
    migrate(database.engine)  # finds that all steps were taken
    write(database, 12)
    made = database.write(lambda work: work.folders.add("a1", "Elena Example"))
    assert database.write(lambda work: work.folders.rename(made.id, "Elena")).name == "Elena"
    assert isinstance(whole(database), Whole)
    assert whole(database).lines == 15
    for statement in CHANGES if parted else CHANGES[:7]:
        assert refused(database, statement) == "InsufficientPrivilege", statement
    assert whole(database).lines == 15


@pytest.mark.parametrize("statement", CHANGES[:3])
def test_a_slip_of_the_owners_hand_is_stopped(owner, server, statement):
    write(owner, 3)
    server()
    assert refused(owner, statement) == "RaiseException"
    assert whole(owner).lines == 3


def test_parts_by_month_hold_all_lines_and_grow(owner, server):
    write(owner, 20)
    before = whole(owner)
    run(owner.engine, "partitions.sql")
    run(owner.engine, "partitions.sql")  # again changes nothing
    assert whole(owner) == before
    with owner.engine.begin() as connection:
        wanted = text("SELECT tableoid::regclass::text, count(*) FROM journal GROUP BY 1 ORDER BY 1")
        parts = {row[0]: row[1] for row in connection.execute(wanted)}
        connection.execute(text("SELECT journal_months(3)"))
    assert sum(parts.values()) == 20
    assert [one for one in parts if one.startswith("journal_2026_1")] == ["journal_2026_11", "journal_2026_12"]
    server()
    write(owner, 60)  # months ahead, where no part is made yet
    assert whole(owner).lines == 80
    with owner.engine.begin() as connection:
        plan = "\n".join(
            connection.execute(
                text("EXPLAIN SELECT * FROM journal WHERE at >= '2026-12-01+00' AND at < '2027-01-01+00'")
            ).scalars()
        )
    assert "journal_2026_12" in plan
    assert "journal_2026_11" not in plan


def pgaudit():
    """The library, where PostgreSQL keeps its own or where ALMONER_PGAUDIT says."""
    import os

    if named := os.environ.get("ALMONER_PGAUDIT"):
        return Path(named)
    tool = shutil.which("pg_config")
    home = (
        Path(subprocess.run([tool, "--pkglibdir"], capture_output=True, text=True, check=True).stdout.strip()) if tool else None
    )
    found = [] if home is None else list(home.glob("pgaudit.so"))
    found += sorted(Path("/usr/lib/postgresql").glob("*/lib/pgaudit.so"))
    return found[0] if found else None


def test_postgresqls_own_record_tells_who_touched_the_journal_and_no_value(tmp_path):
    library = pgaudit()
    if library is None or not library.is_file():
        pytest.skip("pgaudit is not here")
    settings = (DEPLOY / "pgaudit.conf").read_text(encoding="utf-8").replace("'pgaudit'", f"'{library}'", 1)
    with postgres(settings) as url:
        if url is None:
            pytest.skip("PostgreSQL is not here")
        clock = months()
        owner = SqlDatabase(url, FileMasterKey(tmp_path / "secrets"), lambda: next(clock))
        try:
            migrate(owner.engine)
            for name in ("roles.sql", "audited.sql"):
                run(owner.engine, name)
            write(owner, 2)
            owner.write(lambda work: work.folders.add("a1", "Zebulon Markerson"))
            refused(owner, "UPDATE journal SET who = 'Zebulon' WHERE number = 1")
            with owner.engine.begin() as connection:
                connection.execute(text("ALTER TABLE journal DISABLE TRIGGER journal_unchanged"))
                connection.execute(text("UPDATE journal SET who = :who WHERE number = 1"), {"who": "Markerson"})
                log = Path(connection.execute(text("SELECT current_setting('data_directory')")).scalar_one()).parent / "log"
            told = log.read_text(encoding="utf-8")
        finally:
            owner.close()
    audited = [line for line in told.splitlines() if "AUDIT:" in line]
    assert any("OBJECT" in line and "UPDATE" in line and "public.journal" in line for line in audited)
    assert any("OBJECT" in line and "public.sealing_keys" in line for line in audited)
    assert any("SESSION" in line and "DDL" in line and "DISABLE TRIGGER" in line for line in audited)
    assert not any("INSERT INTO journal" in line for line in audited)
    assert "Markerson" not in told
