"""`python -m register_app`: the same as the command `register-app`."""

from __future__ import annotations

import sys

from register_app.app import main

sys.exit(main())
