"""The realm that operators import says what this house expects: its roles, addresses, PKCE, codes, and no secret."""

import json
from pathlib import Path

from almoner.assembly.people import BACK, OUT
from almoner.services.people.provider import ROLES
from almoner.services.people.sessions import IDLE, LONGEST

REALM = json.loads((Path(__file__).parents[3] / "deploy" / "keycloak" / "realm-almoner.json").read_text())
CLIENT = REALM["clients"][0]


def test_its_roles_are_those_that_are_mapped():
    assert {one["name"] for one in REALM["roles"]["realm"]} == set(ROLES) == set(REALM["scopeMappings"][0]["roles"])
    mapper = CLIENT["protocolMappers"][0]
    assert mapper["protocolMapper"] == "oidc-usermodel-realm-role-mapper"
    assert (mapper["config"]["claim.name"], mapper["config"]["id.token.claim"]) == ("realm_access.roles", "true")


def test_its_client_comes_back_to_us_with_proof_and_in_no_other_way():
    assert CLIENT["redirectUris"] == ["https://almoner.example" + BACK]
    assert CLIENT["attributes"]["backchannel.logout.url"] == "https://almoner.example" + OUT
    assert CLIENT["attributes"]["pkce.code.challenge.method"] == "S256"
    assert not CLIENT["publicClient"]
    assert not any(CLIENT[f"{way}Enabled"] for way in ("implicitFlow", "directAccessGrants", "serviceAccounts"))


def test_it_holds_no_secret_and_nobody():
    assert "secret" not in CLIENT
    assert "users" not in REALM
    assert not REALM["registrationAllowed"]


def test_password_and_code_are_both_asked_for_and_sessions_last_as_long_as_ours():
    flows = {one["alias"]: one["authenticationExecutions"] for one in REALM["authenticationFlows"]}
    used = {one["flowAlias"] for one in flows[REALM["browserFlow"]] if "flowAlias" in one}
    both = {one["authenticator"]: one["requirement"] for alias in used for one in flows[alias]}
    assert both == {"auth-username-password-form": "REQUIRED", "auth-otp-form": "REQUIRED"}
    assert (REALM["ssoSessionIdleTimeout"], REALM["ssoSessionMaxLifespan"]) == (IDLE.total_seconds(), LONGEST.total_seconds())
    assert (REALM["otpPolicyType"], REALM["otpPolicyDigits"], REALM["otpPolicyPeriod"]) == ("totp", 6, 30)
