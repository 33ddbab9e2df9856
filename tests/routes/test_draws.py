import httpx

from advocacy_app.services import draws


async def test_anybody_gets_the_program_that_checks_a_draw(stranger: httpx.AsyncClient):
    answer = await stranger.get("/draws/verify.py")
    assert answer.status_code == 200
    assert answer.content == draws.verifier()
    assert answer.headers["content-disposition"] == 'attachment; filename="verify.py"'
    assert answer.headers["content-type"] == "text/x-python; charset=utf-8"
