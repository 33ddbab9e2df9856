"""BLS signatures on the curve BLS12-381, short ones (drand's scheme bls-unchained-g1-rfc9380).

Importing this takes two seconds and a check most of another one, so ``beacon`` does so only when there is one.
"""

from hashlib import sha256
from typing import Any, cast

from py_ecc.bls.hash_to_curve import hash_to_G1
from py_ecc.bls.point_compression import decompress_G1, decompress_G2
from py_ecc.bls.typing import G1Compressed, G2Compressed
from py_ecc.fields import optimized_bls12_381_FQ12 as FQ12
from py_ecc.optimized_bls12_381.optimized_curve import G2, curve_order, is_inf, multiply, neg
from py_ecc.optimized_bls12_381.optimized_pairing import final_exponentiate, pairing

SUITE = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
SIGNATURE = 48
"""Bytes of a signature, a compressed point of G1; a public key is one of G2, twice as long."""


def verifies(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of a (trusted) public key signed the message so."""
    if len(signature) != SIGNATURE:
        return False
    try:
        point = decompress_G1(G1Compressed(int.from_bytes(signature, "big")))
    except ValueError:
        return False
    if is_inf(point) or not is_inf(multiply(point, curve_order)):
        return False
    halves = (int.from_bytes(half, "big") for half in (public_key[:SIGNATURE], public_key[SIGNATURE:]))
    key = decompress_G2(G2Compressed((next(halves), next(halves))))
    theirs = pairing(key, hash_to_G1(message, SUITE, cast("Any", sha256)), final_exponentiate=False)
    ours = pairing(G2, neg(point), final_exponentiate=False)
    return final_exponentiate(theirs * ours) == FQ12.one()
