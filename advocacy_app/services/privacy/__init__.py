"""What is stored about a person: given to them in full, and erased when they say so."""

from advocacy_app.services.privacy.acts import erase
from advocacy_app.services.privacy.names import names_in
from advocacy_app.services.privacy.queries import export, id_of, pictures_of
from advocacy_app.services.privacy.register import REGISTER, Deed, Holding

__all__ = ["REGISTER", "Deed", "Holding", "erase", "export", "id_of", "names_in", "pictures_of"]
