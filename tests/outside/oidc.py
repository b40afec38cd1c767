"""Logs in at a register through a certified issuer of OpenID Connect, as a browser does, and then tries the attacks of a
browser or a proxy. Attacks by an issuer are in tests/api/routes/auth/oidc.

Arguments: the URL of the register, its file of logins, a port for the issuer, node_modules with the issuer.
"""

import base64
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import requests

ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
SECRET = "a secret: of 100% & more"
CITY = "amsterdam"


def same(what, one, other):
    if one != other:
        sys.exit(f"{what}: {one!r} is not {other!r}")


class Issuer:
    def __init__(self):
        self.start()

    def start(self):
        arguments = [NODE_MODULES, str(PORT), f"{REGISTER}/v1/auth/oidc/{CITY}/callback"]
        script = Path(__file__).with_name("issuer.mjs")
        self.process = subprocess.Popen(
            ["node", script, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(300):
            try:
                requests.get(f"{ISSUER}/.well-known/openid-configuration", timeout=5).raise_for_status()
                return
            except requests.ConnectionError:
                if self.process.poll() is not None:
                    sys.exit("the issuer ended before it was ready")
                time.sleep(0.1)
        self.stop()
        sys.exit("the issuer is not ready")

    def stop(self):
        self.process.kill()
        self.process.wait()

    def restart(self):
        self.stop()
        self.start()


def local_login(role):
    login = next(one for one in json.loads(LOGINS.read_text()) if one["role"] == role)
    body = {"email": login["email"], "password": login["password"]}
    return requests.post(f"{REGISTER}/v1/auth/login", json=body, timeout=20).json()["accessToken"]


def bearer(token, **more):
    return {"authorization": f"Bearer {token}", **more}


def trust(client="RS256", algorithms=ALGORITHMS):
    """Configures the issuer of the city."""
    known = requests.get(ADDRESS, headers=bearer(ADMIN), timeout=20)
    match = {"if-match": known.headers["etag"]} if known.status_code == 200 else {}
    settings = {
        "issuer": ISSUER,
        "clientId": client,
        "clientSecret": SECRET,
        "algorithms": algorithms,
        "roleClaim": "realm_access.roles",
        "roles": {"readers": ["auditor"], "chiefs": ["organizationAdmin"]},
    }
    put = requests.put(ADDRESS, json=settings, headers=bearer(ADMIN, **match), timeout=20)
    same("the status of the settings", put.status_code, 200)


def begin(browser):
    begun = browser.get(f"{REGISTER}/v1/auth/oidc/{CITY}", allow_redirects=False, timeout=60)
    same("the status of a login's begin", begun.status_code, 303)
    return begun.headers["location"]


def approve(browser, address, person):
    """Logs a person in at the issuer, approves all prompts, and returns the callback URL."""
    response = browser.get(address, allow_redirects=False, timeout=20)
    for _ in range(12):
        if response.is_redirect:
            address = urljoin(address, response.headers["location"])
            if address.startswith(REGISTER):
                return address
            response = browser.get(address, allow_redirects=False, timeout=20)
            continue
        prompt = re.search(r'name="prompt" value="(\w+)"', response.text)
        if not prompt:
            sys.exit(f"the issuer responds with {response.status_code}: {response.text[:500]}")
        form = {"prompt": prompt[1], "login": person, "password": "any"}
        response = browser.post(address, data=form, allow_redirects=False, timeout=20)
    sys.exit("the issuer never redirects to the callback")


def changed(address, **values):
    """Returns a URL with other parameters; None removes a parameter."""
    parts = urlsplit(address)
    query = {name: value[0] for name, value in parse_qs(parts.query).items()} | values
    return parts._replace(query=urlencode({name: value for name, value in query.items() if value is not None})).geturl()


def log_in(person, going=lambda address: address, coming=lambda address: address):
    """Logs in. `going` and `coming` may change the URLs in between."""
    browser = requests.Session()
    back = coming(approve(browser, going(begin(browser)), person))
    return browser.get(back, timeout=60)


def refused(what, response, status, code):
    same(what, (response.status_code, response.json()["code"]), (status, code))


def claims(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def logins_grant_roles():
    for client in [*ALGORITHMS, "post"]:
        trust(client)
        response = log_in("reader")
        same(f"a login with {client}", response.status_code, 200)
    reader = response.json()["accessToken"]
    same("the status of a read by a reader", requests.get(ADDRESS, headers=bearer(reader), timeout=20).status_code, 200)
    etag = requests.get(ADDRESS, headers=bearer(reader), timeout=20).headers["etag"]
    delete = requests.delete(ADDRESS, headers=bearer(reader, **{"if-match": etag}), timeout=20)
    refused("a deletion by a reader", delete, 403, "roleMissing")
    elsewhere = requests.get(ADDRESS.replace(CITY, "rotterdam"), headers=bearer(reader), timeout=20)
    same("the status in another organization", elsewhere.status_code, 404)
    chief = log_in("chief").json()["accessToken"]
    refused("a person without a role", log_in("nobody"), 403, "noRole")
    again = log_in("reader").json()["accessToken"]
    same("the account of the same person", claims(again)["sub"], claims(reader)["sub"])
    same("whether two people share an account", claims(chief)["sub"] == claims(reader)["sub"], False)


def attacks_fail():
    trust()
    failed = (401, "loginFailed")
    refused("another nonce", log_in("reader", lambda to: changed(to, nonce="another")), *failed)
    refused("no nonce", log_in("reader", lambda to: changed(to, nonce=None)), *failed)
    refused("another client's code", log_in("reader", lambda to: changed(to, client_id="other")), *failed)
    challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    refused("another verifier", log_in("reader", lambda to: changed(to, code_challenge=challenge)), *failed)
    refused("a callback of another issuer", log_in("reader", coming=lambda to: changed(to, iss="https://other.example")), *failed)
    refused("a callback without an issuer", log_in("reader", coming=lambda to: changed(to, iss=None)), *failed)
    refused("another code", log_in("reader", coming=lambda to: changed(to, code="another")), *failed)
    refused("another state", log_in("reader", coming=lambda to: changed(to, state="another")), 401, "loginExpired")
    browser = requests.Session()
    cookies = requests.Session()
    back = approve(browser, begin(browser), "reader")
    refused("another browser", cookies.get(back, timeout=20), 401, "loginExpired")
    kept = requests.utils.dict_from_cookiejar(browser.cookies)
    same("the status of the first callback", browser.get(back, timeout=20).status_code, 200)
    refused("a repeated callback", requests.get(back, cookies=kept, timeout=20), 401, "loginExpired")
    trust("RS256", ["EdDSA", "ES256"])
    refused("an algorithm that is not allowed", log_in("reader"), *failed)


def rotation_and_outages(issuer):
    trust()
    before = log_in("reader").json()["accessToken"]
    issuer.restart()
    same("the status with new keys", log_in("reader").status_code, 200)
    browser = requests.Session()
    back = approve(browser, begin(browser), "reader")
    issuer.stop()
    refused("while the issuer is away", browser.get(back, timeout=60), 503, "unavailable")
    begin(requests.Session())
    same("the status of an existing session", requests.get(ADDRESS, headers=bearer(before), timeout=20).status_code, 200)


REGISTER, LOGINS, PORT, NODE_MODULES = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
ISSUER = f"http://127.0.0.1:{PORT}"
ADDRESS = f"{REGISTER}/v1/organizations/{CITY}/issuer"
ADMIN = local_login("organizationAdmin")
issuer = Issuer()
try:
    logins_grant_roles()
    attacks_fail()
    rotation_and_outages(issuer)
finally:
    issuer.stop()
print("logins at a certified issuer succeed, and all attacks fail")
