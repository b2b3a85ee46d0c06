"""The first schema. Values are plain text: one odd value must never keep a list from being read."""

SCHEMA = """
CREATE TABLE register (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '', security TEXT NOT NULL DEFAULT '',
    next_number INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE party (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    registration_number TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
    web TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE term (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
    sensitivity TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, name)
) STRICT;

CREATE TABLE retention_rule (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
    period TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', start TEXT NOT NULL DEFAULT '',
    action TEXT NOT NULL DEFAULT '', law TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE activity (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
    part TEXT NOT NULL DEFAULT 'controller', name TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '', department_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    owner TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'draft',
    valid_from TEXT NOT NULL DEFAULT '', valid_until TEXT NOT NULL DEFAULT '',
    last_review TEXT NOT NULL DEFAULT '', next_review TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY, party_id INTEGER NOT NULL REFERENCES party (id) ON DELETE RESTRICT,
    activity_id INTEGER REFERENCES activity (id) ON DELETE CASCADE, role TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE activity_term (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    term_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT, position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (activity_id, term_id)
) STRICT;

CREATE TABLE purpose (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    title TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE purpose_basis (
    id INTEGER PRIMARY KEY, purpose_id INTEGER NOT NULL REFERENCES purpose (id) ON DELETE CASCADE,
    article TEXT NOT NULL DEFAULT '', law_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    section TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', lia TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE data_use (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    category_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    basis_use TEXT NOT NULL DEFAULT 'inherited', basis TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '', period TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '',
    start TEXT NOT NULL DEFAULT '', action TEXT NOT NULL DEFAULT '', law TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE data_use_subject (
    id INTEGER PRIMARY KEY, data_use_id INTEGER NOT NULL REFERENCES data_use (id) ON DELETE CASCADE,
    term_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT, position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (data_use_id, term_id)
) STRICT;

CREATE TABLE data_use_purpose (
    id INTEGER PRIMARY KEY, data_use_id INTEGER NOT NULL REFERENCES data_use (id) ON DELETE CASCADE,
    purpose_id INTEGER NOT NULL REFERENCES purpose (id) ON DELETE CASCADE,
    UNIQUE (data_use_id, purpose_id)
) STRICT;

CREATE TABLE disclosure (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    party_id INTEGER REFERENCES party (id) ON DELETE RESTRICT,
    category_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    location TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '',
    contract TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE transfer (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    country TEXT NOT NULL DEFAULT '', organisation TEXT NOT NULL DEFAULT '',
    party_id INTEGER REFERENCES party (id) ON DELETE RESTRICT,
    mechanism TEXT NOT NULL DEFAULT '', safeguards TEXT NOT NULL DEFAULT '', tia TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE answer (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    slot TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
    UNIQUE (activity_id, slot)
) STRICT;

CREATE TABLE extra (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    heading TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (activity_id, heading)
) STRICT;

CREATE TABLE version (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'saved',
    at TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', step INTEGER NOT NULL, hash TEXT NOT NULL
) STRICT;

CREATE TABLE step (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL DEFAULT '', label TEXT NOT NULL,
    params TEXT NOT NULL DEFAULT '{}', kind TEXT NOT NULL, target INTEGER,
    hash TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY, step_id INTEGER NOT NULL REFERENCES step (id), table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL, before TEXT, after TEXT
) STRICT;

CREATE INDEX role_party ON role (party_id);
CREATE INDEX role_activity ON role (activity_id);
CREATE INDEX activity_department ON activity (department_id);
CREATE INDEX activity_term_term ON activity_term (term_id);
CREATE INDEX purpose_activity ON purpose (activity_id);
CREATE INDEX purpose_basis_purpose ON purpose_basis (purpose_id);
CREATE INDEX purpose_basis_law ON purpose_basis (law_id);
CREATE INDEX data_use_activity ON data_use (activity_id);
CREATE INDEX data_use_category ON data_use (category_id);
CREATE INDEX data_use_subject_term ON data_use_subject (term_id);
CREATE INDEX data_use_purpose_purpose ON data_use_purpose (purpose_id);
CREATE INDEX disclosure_activity ON disclosure (activity_id);
CREATE INDEX disclosure_party ON disclosure (party_id);
CREATE INDEX disclosure_category ON disclosure (category_id);
CREATE INDEX transfer_activity ON transfer (activity_id);
CREATE INDEX transfer_party ON transfer (party_id);
CREATE INDEX change_step ON change (step_id);
CREATE INDEX change_row ON change (table_name, row_id);
"""
