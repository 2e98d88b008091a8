"""The authority lists of an edition: what the texts name beyond them is proposed, decided by an editor, and merged.

:func:`propose` lists who and what is not in the lists; the table goes to the editor as CSV (:func:`write_table`,
:func:`read_table`), :func:`merge` puts what was accepted into the lists. :func:`import_csv` and :func:`import_turtle`
bring lists from elsewhere, :func:`reconcile` asks a reconciliation service for identifiers.
"""

from __future__ import annotations

from teiedition.authorities.importing import import_csv
from teiedition.authorities.merge import Merged, merge
from teiedition.authorities.proposals import propose
from teiedition.authorities.rdf import import_turtle
from teiedition.authorities.reconciling import reconcile, rows_of
from teiedition.authorities.row import Decision, Row
from teiedition.authorities.service import Candidate, Service, ServiceOptions
from teiedition.authorities.table import read_table, write_table

__all__ = [
    "Candidate",
    "Decision",
    "Merged",
    "Row",
    "Service",
    "ServiceOptions",
    "import_csv",
    "import_turtle",
    "merge",
    "propose",
    "read_table",
    "reconcile",
    "rows_of",
    "write_table",
]
