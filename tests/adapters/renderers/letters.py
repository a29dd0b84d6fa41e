"""Letters made by hand for the renderers' tests: every kind of block, and texts that would be source elsewhere."""

from almoner.engine.letters.written import Heading, Items, Lines, Picture, Role, Section, Table, Text, Written

ATTACKS = (
    '#read("/etc/passwd")',
    '#include "/etc/passwd"',
    "$x^2$ and $",
    "= A heading",
    "@label <label> *bold* _emphasis_ `raw`",
    '=HYPERLINK("http://example.invalid","x")',
    "<script>alert(1)</script>",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "&amp; &#x41; ]]> <!-- -->",
    "{{ 7 * 7 }} {% raw %} {name}",
    "\\u{41} \\ \\n // comment /* open",
    "[sign here: __________]",
    "[[[ ]] #[ ] #{ }",
    "'; DROP TABLE bills; --",
)
LONG = "Maximiliana " * 25
ARABIC, HEBREW, CHINESE = "مريم مثال", "שלום דוגמה", "王小明"


def one_block(text):
    return letter((Text(text),))


def letter(blocks, title="A title", language="en", role=Role.LETTER):
    return Written("line-dispute", title, "en", (Section(role, language, tuple(blocks)),))


def everything(text):
    """The text in every kind of block, in two sections of two languages."""
    blocks = (
        Heading(text, 1),
        Text(text),
        Lines((text, text)),
        Items((text, text)),
        Items((text,), numbered=True),
        Table((text, "b"), ((text, "c"),)),
        Picture(1, text, text),
        Heading(text),
    )
    sections = (Section(Role.LETTER, "en", blocks), Section(Role.COPY, "es", blocks))
    return Written("line-dispute", text, "en", sections)
