"""python -m tests.reading.layouts.handmade [COUNT] [--seed N] [--layout L] [--language L] [--show]."""

import sys

from tests.reading.layouts.handmade.campaign import main

main(sys.argv[1:])
