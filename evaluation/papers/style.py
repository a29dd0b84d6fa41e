"""How a paper writes money, days and numbers."""

from dataclasses import dataclass

MONTHS = "January February March April May June July August September October November December".split()
MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()


@dataclass(frozen=True)
class Money:
    """`minus` is a pattern around the absolute amount x; `zero` replaces 0.00 where a paper has its own way."""

    sign: str = "$"
    comma: bool = True
    minus: str = "-x"
    lead: bool = True
    zero: str | None = None

    def __call__(self, cents):
        if cents == 0 and self.zero is not None:
            return self.zero
        whole, rest = divmod(abs(cents), 100)
        text = (f"{whole:,}" if self.comma else str(whole)) + f".{rest:02d}"
        if not self.lead and whole == 0:
            text = text[1:]
        if cents >= 0:
            return self.sign + text
        if self.minus == "$-x":
            return f"{self.sign}-{text}"
        return self.minus.replace("x", self.sign + text)

    def bare(self):
        """The same without the sign of money."""
        return Money("", self.comma, self.minus if self.minus != "$-x" else "-x", self.lead, self.zero)

    def full(self):
        """The same with a dollar sign."""
        return Money("$", self.comma, self.minus, self.lead, self.zero)


def day(when, style):
    """A date as printed. Styles are strftime's, plus B (English words), S (Spanish words)."""
    if when is None:
        return ""
    if style == "B":
        return f"{MONTHS[when.month - 1]} {when.day}, {when.year}"
    if style == "b":
        return f"{MONTHS[when.month - 1][:3]} {when.day}, {when.year}"
    if style == "S":
        return f"{when.day} de {MESES[when.month - 1]} de {when.year}"
    if style == "s":
        return f"{when.day:02d}-{MESES[when.month - 1][:3]}-{when.year}"
    if style == "m/d/y":
        return f"{when.month}/{when.day}/{when.year % 100:02d}"
    if style == "m/d/Y":
        return f"{when.month}/{when.day}/{when.year}"
    return when.strftime(style)


def decimal(cents):
    """Cents as the truth writes them."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def number(text):
    """Printed units ("1,000", "2.50") as a plain decimal: 1000, 2.5."""
    text = str(text).replace(",", "")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
