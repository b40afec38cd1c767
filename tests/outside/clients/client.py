"""Publishes a system with a client that openapi-python-client generates from the OpenAPI document.

Usage: client.py URL LOGINS_FILE, with the generated package `register_client` on the module path.
"""
import json
import sys

from register_client import AuthenticatedClient, Client
from register_client.api.accounts import log_in
from register_client.api.drafts import (
    change_draft, check_draft, confirm_system, create_draft, publish_draft, submit_draft,
)
from register_client.api.systems import read_system
from register_client.models import (
    Check, Draft, DraftPublication, DraftRecord, DraftRecordPatch, Login, Problem, Publication, Status, System,
    SystemChange, Text300Input, TokenResponse,
)

url, logins_file = sys.argv[1] + "/v1", sys.argv[2]
organization = "amsterdam"


def expect(kind, response):
    """Returns the body of a response, which must be of a kind."""
    assert isinstance(response.parsed, kind), (response.status_code, response.content)
    return response.parsed


def signed_in(role):
    """Returns a client that is signed in with a role of the demo."""
    with open(logins_file, encoding="utf-8") as file:
        login = next(login for login in json.load(file) if login["role"] == role)
    body = Login(email=login["email"], password=login["password"])
    token = expect(TokenResponse, log_in.sync_detailed(client=Client(base_url=url), body=body))
    return AuthenticatedClient(base_url=url, token=token.access_token)


editor, publisher = signed_in("editor"), signed_in("publisher")

name = DraftRecord(name=Text300Input.from_dict({"nl": "Planning van de strooiwagens"}))
created = create_draft.sync_detailed(organization, client=editor, body=name)
draft = expect(Draft, created)

check = expect(Check, check_draft.sync_detailed(organization, str(draft.id), client=editor, lang="en"))
assert not check.ready and "/purpose" in [field.pointer for field in check.missing], check

rest = DraftRecordPatch.from_dict({
    "summary": {"nl": "Het systeem plant de routes van de strooiwagens."},
    "purpose": {"nl": "De wagens strooien eerst waar het glad wordt."},
    "policyArea": ["GF04"],
    "area": [{"name": {"nl": "Amsterdam"}}],
    "systemKind": "ruleSet",
    "publicationTier": "other",
    "decisionType": ["planning"],
    "automationLevel": "supportsHuman",
    "interactsWithPublic": False,
    "dataSummary": {"nl": "Kaarten van de straten en het weerbericht."},
    "personalData": "none",
    "technique": ["ruleBased"],
    "selfLearning": "static",
    "sourceCode": [{"status": "onRequest"}],
    "developedBy": "inHouse",
    "humanOversight": {"nl": "De planner kijkt elke route na."},
    "appeal": {"available": "notApplicable"},
    "publicContact": [{"kind": "url", "value": "https://www.amsterdam.nl/contact"}],
    "description": None,
})
rest.status = Status.INDEVELOPMENT
changed = change_draft.sync_detailed(
    organization, str(draft.id), client=editor, body=rest, if_match=created.headers["etag"]
)
expect(Draft, changed)
check = expect(Check, check_draft.sync_detailed(organization, str(draft.id), client=editor))
assert check.ready, check

expect(Draft, submit_draft.sync_detailed(organization, str(draft.id), client=editor))
note = DraftPublication()
refused = expect(Problem, publish_draft.sync_detailed(organization, str(draft.id), client=editor, body=note))
assert refused.status == 403, refused
published = expect(Publication, publish_draft.sync_detailed(organization, str(draft.id), client=publisher, body=note))
assert published.version == 1, published
expect(SystemChange, confirm_system.sync_detailed(organization, str(draft.id), client=publisher))

system = expect(System, read_system.sync_detailed(str(draft.id), client=Client(base_url=url), lang="nl"))
assert (system.version, system.name) == (1, "Planning van de strooiwagens"), system
assert system.status == Status.INDEVELOPMENT and system.last_confirmed, system
print(f"Python client: {draft.id} published and confirmed")
