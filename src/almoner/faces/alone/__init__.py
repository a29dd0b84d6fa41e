"""What parts that run alone on a port of their own share: the key, reading a request, refusing, serving."""
