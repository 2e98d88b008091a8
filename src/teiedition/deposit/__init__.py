"""An edition to a package that an archive takes in without asking back: BagIt 1.0 around an RO-Crate 1.2."""

from teiedition.deposit.checking import verify
from teiedition.deposit.material import DepositOptions, Item, Material, RawSource, Work, may_pass_on, media_type
from teiedition.deposit.objectstore import Stored
from teiedition.deposit.package import Deposited, deposit, failed
from teiedition.deposit.preflight import archives, rules_of
from teiedition.deposit.store import refuse_taken

__all__ = [
    "DepositOptions",
    "Deposited",
    "Item",
    "Material",
    "RawSource",
    "Stored",
    "Work",
    "archives",
    "deposit",
    "failed",
    "may_pass_on",
    "media_type",
    "refuse_taken",
    "rules_of",
    "verify",
]
