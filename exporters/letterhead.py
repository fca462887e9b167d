"""Names of places and bodies as they stand on paper; they are made in `models.letterhead`."""

from models.letterhead import address_in, committee_of, place_of, running_of

__all__ = ["address_in", "committee_of", "place_of", "running_of"]
