"""Ways of asking, opening and leading over that bind nobody: they are taken out before anything is compared, so that a plain request is left."""

import re

WAYS = r"""
(?:,\s*)?(?:could|would|can|will|might)\s+(?:you|someone)(?:\s+(?:please|kindly|then|also|therefore|perhaps|at least)){0,3}(?=\s+(?!not\b|be\s+able|have\s+to|owe|agree|accept)[a-z])
would\s+it\s+be\s+possible\s+(?:for\s+you\s+)?to|is\s+it\s+possible\s+(?:for\s+you\s+)?to
(?:i|we)(?:\s+would|'d|\s+should|\s+will|'ll)?\s+(?:\w+\s+)?(?:be\s+(?:\w+\s+)?(?:grateful|thankful|obliged|glad|happy)|appreciate(?:\s+it)?)\s+(?:it\s+)?if\s+(?:you|someone)\s+(?:could|would|can|will)(?:\s+(?:please|kindly|also))?
it\s+would\s+be\s+(?:\w+\s+)?(?:appreciated|helpful|kind|good)\s+(?:of\s+you\s+)?if\s+(?:you|someone)\s+(?:could|would|can|will)(?:\s+(?:please|kindly|also))?
(?:i|we)(?:\s+would|'d)?\s+(?:\w+\s+)?appreciate\s+(?:your|it)
(?:please\s+)?(?:allow|permit)\s+(?:me|us)\s+(?:to\s+)?(?:begin|start|open|say|add|explain|introduce|point|address|thank|express|first|address\s+them)\w*
(?:i|we)\s+(?:must|should|have\s+to|would|may|might|can)\s+(?:also\s+|therefore\s+|first\s+)?(?:point\s+out|note|add|say|mention|emphasize|stress|begin|like\s+to\s+(?:point\s+out|note|add|say|mention|begin|start|thank|stress))
(?:please\s+)?be\s+(?:advised|aware|informed)\s+that|please\s+(?:note|take\s+note|understand|know|find)(?:\s+that|\s+(?:enclosed|attached))?
(?:to|for\s+(?:your\s+)?)?consider(?:ing)?\s+(?:my|our|this)\s+(?:request|letter|appeal|case)
you\s+(?:may|can|will)\s+(?:see|find|note|notice|recall|remember)\b(?:\s+that)?|as\s+you\s+(?:may|can|will|might)\s+(?:see|know|note|recall)
if\s+(?:at\s+all\s+)?possible|if\s+you\s+can(?=\s*[,.;?!)]|\s*$)|si\s+pueden?(?=\s*[,.;?!)]|\s*$)|if\s+you\s+(?:please|would|will|like|wish|prefer)(?=\s*[,.;?!)]|$)|if\s+(?:that|it|this)\s+(?:is|would\s+be)\s+(?:possible|all\s+right|convenient)
(?:i|we)\s+(?:do\s+)?(?:hope|trust)\s+(?:that\s+)?(?:this|you\s+are|all\s+is)[^.;\n]{0,40}
you\s+are\s+welcome\s+to(?=\s+(?:call|contact|reach|write\s+to\s+me\s+with))
without\s+limitation|but\s+not\s+limited\s+to|but\s+not\s+only\s+them|among\s+other\s+things|and\s+nothing\s+else
needs?\s+to\s+(?:hear|know|have|see|get|receive)
needless\s+to\s+say|no\s+doubt|of\s+course|in\s+no\s+way\s+least|last\s+but\s+not\s+least|there\s+is\s+no\s+question\s+that|not\s+to\s+mention
one\s+and\s+the\s+same|all\s+in\s+all|at\s+all
¿?\s*(?:podr[ií]an?|pueden?|quisieran?)\s+(?:usted(?:es)?\s+)?(?:por\s+favor\s*,?\s*)?(?=[a-z]+(?:r|rme|rnos|rlo|rla|rle|rles|rmelo|rmela|rselo)\b[^.?\n]{0,200}\?)
(?:les?\s+)?(?:agradeceria|agradeceriamos|agradezco|estaria\s+(?:muy\s+)?agradecid[oa])\s+(?:mucho\s+)?(?:que|si)(?:\s+(?:me|nos|pudieran?|podrian?))?
(?:tengan?\s+la\s+(?:bondad|amabilidad)\s+de|hagan?\s+el\s+favor\s+de|sirvanse|sirvase|me\s+permito|nos\s+permitimos|permitanme|permitame|quisiera(?:mos)?|deseo|me\s+gustaria|nos\s+gustaria)
(?:debo|tengo\s+que|quiero|puedo|debemos|tenemos\s+que)\s+(?:decir|senalar|anadir|aclarar|mencionar|agregar|hacer\s+notar|advertir)(?:les?)?
(?:de\s+ser|si\s+(?:les?\s+)?(?:es|fuera|fuese))\s+posible|si\s+(?:es|son)\s+tan\s+amables?|si\s+no\s+es\s+(?:mucha\s+)?molestia|si\s+gustan?
(?:pueden?|podran?)\s+(?:ver|notar|observar|comprobar)
sin\s+limitacion|entre\s+otras\s+cosas|sin\s+duda|por\s+supuesto|desde\s+luego|pero\s+no\s+solo\s+es[oa]s?
"""
POLITE = re.compile(r"(?<!\w)(?:" + "|".join(way for way in WAYS.splitlines() if way) + r")(?!\w)")
"""Matched against folded text, without accents and in small letters."""
