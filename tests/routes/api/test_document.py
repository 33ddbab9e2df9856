import httpx
from openapi_spec_validator import OpenAPIV31SpecValidator

from advocacy_app.routes.api import OPERATIONS
from advocacy_app.routes.api.document import document


async def test_the_document_is_valid_openapi_and_open_to_everyone(db: str, stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    OpenAPIV31SpecValidator(answer.json()).validate()


def test_every_operation_is_documented_with_a_name_of_its_own() -> None:
    paths = document(OPERATIONS)["paths"]
    documented = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    assert documented == {(o.method, o.path) for o in OPERATIONS}
    assert len({o.name for o in OPERATIONS}) == len(OPERATIONS)
    assert all(o.summary.endswith(".") for o in OPERATIONS)
