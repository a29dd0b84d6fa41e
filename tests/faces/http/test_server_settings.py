"""What an operator may say to a server: understood, or refused with the name of what is wrong."""

import pytest

from almoner.assembly.settings import Provider, settings
from almoner.engine.errors import Misused
from almoner.engine.privacy.permissions import Role

KEYCLOAK = {
    "KEYCLOAK_URL": "https://id.example/",
    "KEYCLOAK_REALM": "hospital",
    "KEYCLOAK_CLIENT_ID": "almoner",
}


def chosen(tmp_path, accounts=False, **environment):
    return settings(None, "127.0.0.1", 8000, environment, accounts=accounts, secrets=tmp_path)


def test_nothing_said_is_one_persons_machine(tmp_path):
    found = chosen(tmp_path)
    assert (found.accounts, found.site, found.proxies, found.provider, found.origin) == (
        False,
        None,
        (),
        None,
        "http://localhost:8000",
    )


@pytest.mark.parametrize("said", ["yes", "true", "1", "ON"])
def test_accounts_are_asked_for_by_a_flag_a_word_or_a_site(tmp_path, said):
    assert chosen(tmp_path, accounts=True).accounts
    assert chosen(tmp_path, ALMONER_ACCOUNTS=said).accounts
    assert not chosen(tmp_path, ALMONER_ACCOUNTS="no").accounts
    found = chosen(tmp_path, ALMONER_SITE="https://Almoner.Example:443/")
    assert (found.accounts, found.site, found.origin) == (True, "https://almoner.example", "https://almoner.example")
    assert found.proxies == ("127.0.0.0/8", "::1/128")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ALMONER_ACCOUNTS", "perhaps"),
        ("ALMONER_SITE", "almoner.example"),
        ("ALMONER_SITE", "http://almoner.example"),
        ("ALMONER_SITE", "https://almoner.example/path"),
        ("ALMONER_SITE", "https://almoner.example:99999"),
        ("ALMONER_SITE", "https://a b.example"),
        ("ALMONER_PROXIES", "10.0.0.0/8, somewhere"),
        ("ALMONER_SECOND_PROOF", "operator, somebody"),
        ("ALMONER_SECOND_PROOF", ","),
        ("ALMONER_PER_MINUTE", "0"),
        ("ALMONER_PER_MINUTE", "many"),
        ("KEYCLOAK_URL", "https://id.example"),
    ],
)
def test_what_is_not_understood_is_named(tmp_path, name, said):
    with pytest.raises(Misused, match="The server was not started"):
        chosen(tmp_path, **{name: said})


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ("", {Role.OPERATOR, Role.PRIVACY_OFFICER}),
        ("nobody", set()),
        ("Everybody", set(Role)),
        ("billing staff, operator", {Role.BILLING_STAFF, Role.OPERATOR}),
    ],
    ids=["unsaid", "nobody", "everybody", "some"],
)
def test_who_needs_a_second_proof_is_said_by_role(tmp_path, said, roles):
    assert chosen(tmp_path, ALMONER_SECOND_PROOF=said).second_proof == roles


def test_a_provider_is_named_as_its_users_know_it_and_its_secret_may_be_a_file(tmp_path):
    assert chosen(tmp_path, **KEYCLOAK).provider == Provider("https://id.example/realms/hospital", "almoner", None)
    (tmp_path / "keycloak_client_secret").write_text("from the folder\n")
    assert chosen(tmp_path, **KEYCLOAK).provider.secret == "from the folder"
    (tmp_path / "named").write_text("from a named file\n")
    named = chosen(tmp_path, **KEYCLOAK, KEYCLOAK_CLIENT_SECRET_FILE=str(tmp_path / "named"))
    assert named.provider.secret == "from a named file"
    assert chosen(tmp_path, **KEYCLOAK, KEYCLOAK_CLIENT_SECRET="said").provider.secret == "said"
    assert "from" not in repr(named)
    with pytest.raises(Misused, match="cannot be read"):
        chosen(tmp_path, **KEYCLOAK, KEYCLOAK_CLIENT_SECRET_FILE=str(tmp_path / "gone"))
