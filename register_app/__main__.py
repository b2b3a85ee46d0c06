"""`python -m register_app`."""

from __future__ import annotations

import sys

from register_app.app import main

sys.exit(main())
