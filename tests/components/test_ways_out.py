"""The buttons of the composer are the networks of the domain, which components may not import."""

from advocacy_app.components.ways_out import PASTED, WAYS
from advocacy_app.services.sharing import NETWORKS


def test_each_network_with_a_name_has_its_button_in_its_place():
    assert [(network.key, network.label) for network in NETWORKS.values() if network.label] == list(WAYS)


def test_it_is_said_before_where_words_are_copied_to_be_pasted():
    assert tuple(network.key for network in NETWORKS.values() if network.takes == "address") == PASTED
