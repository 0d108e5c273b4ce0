from zhiheng.canonical import digest_of, sha256_hex


def test_sha256_is_that_of_the_published_example():
    # FIPS 180-4 example: "abc".
    assert sha256_hex(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_digest_is_that_of_the_canonical_json():
    assert digest_of({"b": 1, "a": None}) == sha256_hex(b'{"a":null,"b":1}')
