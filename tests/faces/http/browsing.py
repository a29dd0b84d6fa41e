"""A browser without script: pages read as people read them, forms filled in and sent with what they hold unseen."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

MEDIA = "text/html,application/xhtml+xml"


@dataclass
class Form:
    to: str
    fields: dict = field(default_factory=dict)
    asks: str | None = None


class Read(HTMLParser):
    """The text of a page, its forms by address, and its links."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.words, self.tags, self.language, self.title = [], [], [], [], None, ""
        self.inside = None
        self.feed(text)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        if tag == "html":
            self.language = given["lang"]
        if tag == "form":
            assert given["method"] == "post"
            self.forms.append(Form(given["action"], asks=given.get("data-asks")))
        if tag in {"input", "select"}:
            self.forms[-1].fields[given["name"]] = given.get("value", "")
        if tag == "a":
            self.links.append(given["href"])
        self.inside = tag

    def handle_data(self, data):
        if self.inside == "title":
            self.title = data
        if self.inside not in {"style", "script", "title"}:
            self.words.append(data)

    def handle_endtag(self, tag):
        self.inside = None


class Browser:
    """One person's. `client` keeps its cookies."""

    def __init__(self, client):
        self.client, self.said = client, None

    def open(self, path, **headers):
        return self._take(self.client.get(path, headers={"Accept": MEDIA} | headers))

    def send(self, to, **fields):
        """The form that goes to this address, filled in; where it leads is opened."""
        form = next(one for one in self.page.forms if one.to == to)
        unknown = set(fields) - set(form.fields)
        assert not unknown, unknown
        return self.post(to, form.fields | fields)

    def post(self, to, fields, **headers):
        given = {"Accept": MEDIA, "Sec-Fetch-Site": "same-origin"} | headers
        return self._take(self.client.post(to, data=fields, headers=given))

    def _take(self, said):
        while said.status_code == 303 and said.headers["Location"].startswith("/"):
            said = self.client.get(said.headers["Location"], headers={"Accept": MEDIA})
        self.said = said
        self.page = Read(said.text) if "text/html" in said.headers.get("content-type", "") else None
        return self.page

    @property
    def here(self):
        return self.said.url.path

    def sign_in(self, login, password):
        self.open("/sign-in")
        return self.send("/sign-in", login=login, password=password)
