"""Invented people, streets and numbers. Nobody here exists."""

FIRST = """Adela Amos Anika Arlo Beatriz Boone Calla Cyrus Dahlia Demir Edda Ephraim Fausta Finley Greta Hollis Imelda Ivo Jolene
Kasper Leona Lucian Maribel Milo Nerissa Odell Ottilie Percival Quilla Ramiro Rosalind Silas Sunniva Tobias Ursula Vance Wilhelmina
Xiomara Yusuf Zelda Darnell Meiling Priya Tomasz Ngozi Hanh Oksana""".split()
LAST = """Abernath Alcorta Bickerstaffe Braddock Calloway Castellow Dunsmore Dvorak Ellingsen Espinal Farnsley Fenwicke Gallardo
Grimsby Halvorsen Hurtado Ibbotson Jankovic Kettleman Kowalke Lindqvist Lozada Marchetti Mbeki Montoya-Reyes Nakagawa Northrup Okonjo
Oyelaran Pemberly Quintanar Rasmussen Rutherglen Sandoval Szymanski Thibodeau Tolliver Umberland Vasquillo Venkataraman Whitlocke
Winterbourne Yarborough Zapatero Zielinski Nguyen O'Malley""".split()
STREETS = "Alder Birchwood Canal Cooper's Mill Dogwood Elmcrest Foundry Garnet Harrow Ironbridge Juniper Kestrel Larkspur Mulberry".split()
WAYS = "St Ave Rd Ln Ct Blvd Dr Way".split()
TOWNS = [("Marlow Springs", "OH"), ("East Quarry", "PA"), ("Tamarack", "MN"), ("Port Ellery", "WA"), ("Coldwater Bend", "TX"),
         ("Hazelton Falls", "NY"), ("Saint Ambrose", "MO"), ("Verdigris", "AZ"), ("Lower Tansy", "NC"), ("Orchard Gap", "GA"),
         ("Bellhaven", "FL"), ("Red Larch", "CO"), ("Millrace", "IL"), ("Cape Dunning", "MA")]


class People:
    """Draws from the lists above with the paper's own chance."""

    def __init__(self, chance):
        self.r = chance

    def name(self, style="first last"):
        first, last = self.r.choice(FIRST), self.r.choice(LAST)
        middle = self.r.choice("ABCDEFGHJKLMNPRSTW")
        if style == "LAST, FIRST":
            return f"{last}, {first} {middle}".upper() if self.r.random() < 0.6 else f"{last}, {first}".upper()
        if style == "last, first":
            return f"{last}, {first}"
        if style == "UPPER":
            return f"{first} {middle} {last}".upper()
        return f"{first} {middle}. {last}" if self.r.random() < 0.4 else f"{first} {last}"

    def street(self):
        return f"{self.r.randint(11, 9899)} {self.r.choice(STREETS)} {self.r.choice(WAYS)}"

    def town(self):
        town, state = self.r.choice(TOWNS)
        return f"{town}, {state} {self.r.randint(10001, 98999)}"

    def doctor(self):
        return f"{self.r.choice(FIRST)} {self.r.choice(LAST)}, {self.r.choice(['MD', 'MD', 'DO', 'NP', 'PA-C'])}"

    def phone(self):
        return f"({self.r.randint(201, 989)}) 555-{self.r.randint(100, 199):04d}"

    def free_phone(self):
        return f"1-8{self.r.choice(['00', '44', '55', '66', '77'])}-555-{self.r.randint(100, 199):04d}"

    def digits(self, count):
        return str(self.r.randint(1, 9)) + "".join(str(self.r.randint(0, 9)) for _ in range(count - 1))

    def number(self, pattern):
        """# a digit, @ a capital letter, anything else itself."""
        return "".join(
            str(self.r.randint(0, 9)) if c == "#" else self.r.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") if c == "@" else c for c in pattern
        )
