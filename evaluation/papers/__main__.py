"""python -m evaluation.papers is make.py."""

from evaluation.papers.make import main

main()
