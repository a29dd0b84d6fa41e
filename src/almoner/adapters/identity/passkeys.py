"""Passkeys (WebAuthn level 2) for one site, by the webauthn library; the person is always verified by their device."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from almoner.adapters.chance.system import new_key
from almoner.engine.errors import Refused
from almoner.ports.proofs import Asked, Shown

Answer = TypeVar("Answer")
MOST_SIGNS = 100_000


@dataclass(frozen=True, slots=True)
class WebauthnCeremonies:
    """A `Ceremonies`. `site` is the host's name without a port, `origins` the addresses its pages have ("https://…")."""

    site: str
    origins: tuple[str, ...]
    title: str = "Almoner"

    def ask_new(self, *, person: bytes, login: str, name: str, not_these: tuple[bytes, ...] = ()) -> Asked:
        challenge = new_key()
        made = generate_registration_options(
            rp_id=self.site,
            rp_name=self.title,
            user_id=person,
            user_name=login,
            user_display_name=name,
            challenge=challenge,
            exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in not_these],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
        )
        return Asked(options_to_json(made), challenge)

    def made(self, answer: str, challenge: bytes) -> Shown:
        found = understood(
            lambda: verify_registration_response(
                credential=whole(answer),
                expected_challenge=challenge,
                expected_rp_id=self.site,
                expected_origin=list(self.origins),
                require_user_verification=True,
            )
        )
        return Shown(found.credential_id, found.credential_public_key, found.sign_count)

    def ask_any(self) -> Asked:
        challenge = new_key()
        verified = UserVerificationRequirement.REQUIRED
        return Asked(
            options_to_json(generate_authentication_options(rp_id=self.site, challenge=challenge, user_verification=verified)),
            challenge,
        )

    def credential(self, answer: str) -> bytes:
        return understood(lambda: base64url_to_bytes(str(whole(answer)["rawId"])))

    def used(self, answer: str, challenge: bytes, *, public_key: bytes, count: int) -> int:
        found = understood(
            lambda: verify_authentication_response(
                credential=whole(answer),
                expected_challenge=challenge,
                expected_rp_id=self.site,
                expected_origin=list(self.origins),
                credential_public_key=public_key,
                credential_current_sign_count=count,
                require_user_verification=True,
            )
        )
        return found.new_sign_count


def whole(answer: str) -> dict[str, Any]:
    """What the browser sent. Raises ValueError, TypeError."""
    found = json.loads(answer) if len(answer) <= MOST_SIGNS else None
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return found


def understood(look: Callable[[], Answer]) -> Answer:
    """The library may stumble over what it was sent in many ways; all of them are one refusal."""
    try:
        return look()
    except (WebAuthnException, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Refused(
            "passkey_not_taken", what="The passkey was not taken", why="its answer does not hold", do="try again"
        ) from error
