"""A passkey's device in software: ES256 keys, CBOR, and a switch for each way of lying."""

import base64
import hashlib
import json
import os
import struct

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class SoftwareAuthenticator:
    """One device with one key. `flags` is what it says of the person, `count` what it counts."""

    def __init__(self, origin="https://almoner.example", flags=PRESENT | VERIFIED):
        self.origin, self.flags, self.count = origin, flags, 0
        self.key, self.credential = ec.generate_private_key(ec.SECP256R1()), os.urandom(32)

    def client_data(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def data(self, site, more=b"", flags=0):
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", self.flags | flags, self.count) + more

    def make(self, options, site=None):
        asked = json.loads(options)
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + struct.pack(">H", len(self.credential)) + self.credential + cbor2.dumps(cose)
        data = self.data(site or asked["rp"]["id"], attested, ATTESTED)
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        said = self.client_data("webauthn.create", asked["challenge"])
        return self.answer({"clientDataJSON": b64(said), "attestationObject": b64(made)})

    def use(self, options, site=None, challenge=None):
        asked = json.loads(options)
        self.count += 1
        data = self.data(site or asked["rpId"])
        said = self.client_data("webauthn.get", challenge or asked["challenge"])
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self.answer({"clientDataJSON": b64(said), "authenticatorData": b64(data), "signature": b64(signature)})

    def answer(self, response):
        id = b64(self.credential)
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {}})
