"""Tells a sentence that speaks to a machine from one that speaks to a reader: such a sentence is never quoted, whatever it says.

A passage is data. What stands in it changes nothing; but an order to a machine, quoted in an answer, would be carried on to whoever reads
that answer next, so it is left out there and counted.
"""

import re

TO_A_MACHINE = r"""
\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|your|these|those|system|safety|other)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|directions?|context|messages?|polic(?:y|ies)|commands?)\b
\b(?:ignora|ignore|olvida|olvide|omite|desobedece)\b.{0,40}\b(?:instrucciones|reglas|indicaciones|órdenes|lo anterior)\b
\b(?:system|developer)\s*(?:prompt|message|instructions?|note|override)\b
\b(?:you are|act as|pretend to be|behave as|eres|actúa como)\b.{0,30}\b(?:ai|assistant|language model|chatbot|llm|gpt|asistente|modelo)\b
\b(?:ai|language) (?:model|assistant|system|agent)s?\b.{0,60}\b(?:must|should|shall|will|please|need to|are to)\b
\b(?:as an?|dear|attention|note to(?: the)?|instructions? (?:for|to)(?: the| any)?) (?:ai|llm|language model|assistant|chatbot|model)\b
\b(?:reveal|print|output|repeat|show|leak|disclose|send)\b.{0,40}\b(?:system prompt|your instructions|api keys?|passwords?|secrets?|conversation|hidden)\b
\b(?:respond|reply|answer|output|say|write)\b.{0,30}\b(?:only|exactly|instead|always|with the (?:word|phrase|text))\b.{0,60}["'“”:]
\bdo not (?:tell|mention|inform|reveal|say)\b.{0,40}\b(?:the )?(?:user|patient|reader|person|anyone)\b
\b(?:when|if) (?:asked|summari[sz]ing|answering|you (?:are asked|read|see|process))\b.{0,80}\b(?:say|tell|respond|reply|answer|state|include|recommend|claim|add)\b
<\|?(?:im_start|im_end|system|endoftext|assistant)\|?>|\[/?(?:INST|SYS)\]|<<SYS>>|\#\#\#\s*(?:system|instruction|assistant)
\b(?:new|updated|important|real|actual) (?:instructions?|rules?|task)\b\s*(?::|for you)
\bjailbreak|\bDAN mode|\bdeveloper mode|\bprompt injection\b
\b(?:call|invoke|execute|run)\b.{0,20}\b(?:the )?(?:tool|function|command|shell|script|api)\b
\b(?:append|include|insert|add|begin|end|start)\b.{0,60}\b(?:your|the|every|each|all) (?:reply|replies|response|responses|answer|answers|summary|summaries|output)\b
\b(?:use|call|invoke|trigger|run)\s+(?:the\s+)?[a-z]+_[a-z_]+
\b(?:note|message|hint|instruction|reminder|important)s?\b.{0,20}\b(?:to|for)\b.{0,12}\b(?:bot|assistant|agent|model|ai|system)s?\b
\b(?:system|developer|admin)[\s_-]*(?:note|update|hint|message|override|alert)\b|^\s*SYSTEM\b\s*:|systemhinweis|nota d[ei]l? sistema|note syst[eè]me
\b(?:beginning|start|end|top|bottom) of (?:every|each|any|your|all)\b.{0,20}\b(?:reply|response|answer|summary|message|report|output)
\b(?:every|each|all|any)(?: future)? (?:repl(?:y|ies)|summar(?:y|ies)|turns?|responses?|tasks?|outputs?)\b.{0,40}\b(?:append|include|add|repeat|persist|must|you)\b
\b(?:append|include|add|repeat|save|remember)\b.{0,80}\b(?:every|each|all|any) (?:future )?(?:repl(?:y|ies)|summar(?:y|ies)|turns?|responses?|tasks?|outputs?|reports?)\b
\bwhen(?:ever)? you (?:summari[sz]e|process|read|reply|respond|answer)\b|\bbefore (?:responding|replying|you (?:reply|respond|answer))\b|\bbefore continuing with the task\b
\b(?:in|to) your (?:reply|response|answer|summary|output|(?:long-term )?memory)\b.{0,60}\b(?:include|append|token|code|doc_id|verbatim)\b|\b(?:include|append|save|store)\b.{0,60}\b(?:in|to) your (?:reply|response|summary|output|(?:long-term )?memory)\b
\b(?:this|the) summary\b.{0,60}\b(?:to|via)\b.{0,40}(?:@|https?:|archive|webhook)
\b(?:you (?:are|may) now|you now (?:have|allow)|your rules have changed|your real task|no content policy)\b
\bdecode\b.{0,40}\b(?:base64|hex|rot13)\b|(?:[A-Za-z0-9+/]{60,}={0,2})|(?:\\u00[0-9a-f]{2}){4,}
\b(?:vergiss|dimentica|oublie[zs]?|ignoriere|ignora|olvida)\b.{0,40}\b(?:alles|tutt[eio]|tout(?:es)?|alle|todo|todas)\b
\b(?:jeder antwort|toute réponse|ogni risposta|cualquier respuesta|toda respuesta|cada respuesta)\b
"""
"""One pattern a line."""
ORDERS = tuple(re.compile(line, re.IGNORECASE) for line in TO_A_MACHINE.split("\n") if line)


def speaks_to_a_machine(text: str) -> bool:
    return any(pattern.search(text) for pattern in ORDERS)
