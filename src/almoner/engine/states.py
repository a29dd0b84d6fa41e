"""The states, the capital's district and the territories: their two letters, as addresses and forms write them, and the states' names."""

NAMED = """
AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware DC=District_of_Columbia FL=Florida
GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland MA=Massachusetts
MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico
NY=New_York NC=North_Carolina ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina
SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming
"""
NAMES = {code: name.replace("_", " ") for code, name in (one.split("=") for one in NAMED.split())}
"""The names of the fifty and of the district, by their two letters."""
TERRITORIES = ("PR", "GU", "VI", "AS", "MP")
STATES = (*NAMES, *TERRITORIES)
