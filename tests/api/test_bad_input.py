"""Whatever arrives: 422 or 413 naming the field, never 500, and nothing is kept of it."""

import base64
import json
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.house import CONTRACT, GUIDE, INTERVIEWS, House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")

KIB = 1024
MIB = 1024 * KIB


def opening(fields: str) -> str:
    """Return the body of a new interview with these fields."""
    return f'{{"guide": "agent-hiring", {fields}}}'


def saying(fields: str) -> str:
    """Return the body of a message with these fields."""
    return f'{{"text": "a", {fields}}}'


# Where somebody's text arrives: operation, body around the text, field, longest in bytes.
# `{id}` is an open interview, `%` the text as JSON.
TEXTS: list[tuple[str, str, str, str, int]] = [
    ("POST", f"{INTERVIEWS}/{{id}}/messages", '{"text": %}', "text", 32 * KIB),
    ("PUT", f"{INTERVIEWS}/{{id}}/state", '{"state": %}', "state", KIB),
    ("POST", f"{INTERVIEWS}/{{id}}/cancel", '{"reason": %}', "reason", KIB),
    ("POST", f"{INTERVIEWS}/{{id}}/pause", '{"reason": %}', "reason", KIB),
    ("POST", f"{INTERVIEWS}/{{id}}/review", '{"reason": %}', "reason", KIB),
    ("PATCH", f"{INTERVIEWS}/{{id}}/profile", '{"role": %}', "role.value", 64 * KIB - 2),
    (
        "PATCH",
        f"{INTERVIEWS}/{{id}}/profile",
        '{"role": {"value": [%]}}',
        "role.value",
        64 * KIB - 4,
    ),
    ("PATCH", f"{INTERVIEWS}/{{id}}/profile", "{%: 1}", "profile", KIB),
    ("POST", INTERVIEWS, opening('"candidate": {"name": %}'), "candidate.name", KIB),
    ("POST", INTERVIEWS, opening('"candidate": {"email": %}'), "candidate.email", KIB),
    ("POST", INTERVIEWS, opening('"metadata": {"a": [%]}'), "metadata", 64 * KIB - 10),
    ("POST", INTERVIEWS, opening('"metadata": {%: 1}'), "metadata", 64 * KIB - 6),
    ("POST", "/api/v1/keys", '{"role": "viewer", "name": %}', "name", 200),
    ("POST", "/api/v1/organizations", '{"id": "{new}", "name": %}', "name", 200),
]

# Not every text may be blank: `reason` is an ordinary text, which may say nothing.
NEVER_BLANK = {"text", "state", "profile", "name"}


async def send(house: House, method: str, path: str, body: str | bytes) -> Any:
    """Send a body as it is."""
    raw = body.encode() if isinstance(body, str) else body
    raw = raw.replace(b"{new}", f"org-{uuid.uuid4().hex[:12]}".encode())
    return await house.owner.ask(method, path, raw=raw)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def shared(house: House) -> str:
    """An interview that nothing in here may harm."""
    # Nobody answers, so nobody comes to the end of the questions either.
    return (await house.owner.new(interviewer="human")).rpartition("/")[2]


def text_id(value: Any) -> str:
    return value.replace(INTERVIEWS, "").strip("/") if isinstance(value, str) else ""


@pytest.mark.parametrize(("method", "path", "body", "field", "longest"), TEXTS, ids=text_id)
async def test_a_text_that_cannot_be_stored_is_named(
    house: House, shared: str, method: str, path: str, body: str, field: str, longest: int
) -> None:
    bad: list[tuple[bytes, int]] = [
        (b'"a\\u0000b"', 422),  # NUL
        (b'"\\ud800"', 422),  # half a surrogate pair, alone
        (b'"a\\udfffb"', 422),
        (b'"\\udc00\\ud800"', 422),  # a pair the wrong way round
        (b'"\xed\xa0\x80"', 422),  # half a pair as bytes (CESU-8)
        (b'"\xff"', 422),
        (b'"sm\xf8rrebr\xf8d"', 422),  # Latin-1
        (b'"\xc0\xaf"', 422),  # an overlong slash
        (b'"\xf4\x90\x80\x80"', 422),  # past U+10FFFF
        (b'"\xe2\x82"', 422),  # a character cut short
        (b'"' + b"x" * (longest + 1) + b'"', 422 if longest == 200 else 413),
        (b'"' + b"\xc3\xa9" * (longest // 2 + 1) + b'"', 201 if longest == 200 else 413),
    ]
    if field in NEVER_BLANK:
        blank = ['""', '" "', '"\\t\\r\\n"', '"\\u2028\\u00a0\\u3000\\u0085"']
        bad += [(text.encode(), 422) for text in blank]
    if body.count("{%") == 0 and '"role": %' not in body and "[%]" not in body:
        bad += [(b"1", 422), (b"[]", 422), (b"{}", 422), (b"true", 422)]
    named = {
        field,
        field.partition(".")[0],
        f"{field}.a[0]",
        "metadata.a[0]",
        "role",
        "role.value[0]",
    }
    for text, status in bad:
        answer = await send(
            house, method, path.replace("{id}", shared), body.encode().replace(b"%", text)
        )
        assert answer.status_code == status, (text[:40], answer.text)
        if status != 201 and body.count("{%") == 0:
            assert problem(answer)[2] in named, (text[:40], answer.text)


@pytest.mark.parametrize(("method", "path", "body", "field", "longest"), TEXTS, ids=text_id)
async def test_the_longest_text_that_is_promised_is_taken(
    house: House, shared: str, method: str, path: str, body: str, field: str, longest: int
) -> None:
    for text in ("x" * longest, "é" * (longest // 2), "\U0001f9ff" * (longest // 4)):
        await house.owner.post(f"{INTERVIEWS}/{shared}/resume")
        answer = await send(
            house, method, path.replace("{id}", shared), body.replace("%", f'"{text}"')
        )
        assert answer.is_success, answer.text


async def test_a_message_may_have_32_kib_of_utf_8_and_not_a_byte_more(
    house: House, shared: str
) -> None:
    await house.owner.post(f"{INTERVIEWS}/{shared}/resume")
    path = f"{INTERVIEWS}/{shared}/messages"
    for unit in ("x", "é", "€", "🧿", "\x01", "\u2028"):
        size = len(unit.encode())
        text = unit * (32 * KIB // size) + "x" * (32 * KIB % size)
        answer = await house.owner.post(path, {"text": text})
        assert answer.status_code == 201
        answer = await house.owner.post(path, {"text": text + "x"})
        assert problem(answer) == (413, "too-large", "text")


# Bodies that are wrong for every operation that takes one.
NO_BODY: list[bytes] = [
    b" ",
    b"\n",
    b"null",
    b"true",
    b"1",
    b'"text"',
    b"[]",
    b'[{"text": "a"}]',
    b"{",
    b"}",
    b"{]",
    b'{"text"}',
    b'{"text": }',
    b'{"text": "a"',
    b'{"text": "a}',
    b'{"text": "a"}}',
    b'{"text": "a"} {"text": "b"}',
    b'{"text": "a",}',
    b"{'text': 'a'}",
    b'{text: "a"}',
    b'{"text": "a\nb"}',
    b'{"text": "\\x41"}',
    b'{"text": "\\u12"}',
    b'{"a": NaN}',
    b'{"a": Infinity}',
    b'{"a": -}',
    b'{"a": 01}',
    b'{"a": 1e999}',
    b'{"a": ' + b"9" * 5_000 + b"}",
    b'{"a": ' + b"9" * 500_000 + b"}",
    b"\xef\xbb\xbf{}",
    '{"text": "a"}'.encode("utf-16"),
    '{"text": "a"}'.encode("utf-32-le"),
    b"\xff\xfe\x00",
    b"\x00",
    b"\x1f\x8b\x08\x00",  # gzip
    b"text=hello&id=1",
    b'--x\r\ncontent-disposition: form-data; name="text"\r\n\r\nhello\r\n--x--\r\n',
    b"<text>hello</text>",
    b'{"a":' * 500 + b"1" + b"}" * 500,
    b'{"a":' * 100_000,
    b"[" * 100_000,
    b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    b'{"a": 1, "a": 1}',
    b'{"\\ud800": {"\\ud800": "\\ud800"}}',
    b'{"\xff": "\xff"}',
]

BODIES = [
    (method, path)
    for (method, path), told in CONTRACT.operations.items()
    if "requestBody" in told.body
]


@pytest.mark.parametrize(("method", "path"), BODIES, ids=text_id)
async def test_a_body_that_is_no_object_of_json_is_refused(
    house: House, shared: str, method: str, path: str
) -> None:
    for raw in NO_BODY:
        answer = await send(house, method, path.replace("{id}", shared), raw)
        assert answer.status_code in {413, 422}, (raw[:60], answer.text)
        assert problem(answer)[1] in {"malformed", "too-large"}


@pytest.mark.parametrize(("method", "path"), BODIES, ids=text_id)
async def test_an_empty_body_is_refused_unless_it_may_be_left_out(
    house: House, method: str, path: str
) -> None:
    one = (await house.owner.open())["id"]  # its own: a withdrawal ends an interview for good
    answer = await send(house, method, path.replace("{id}", one), b"")
    if CONTRACT.operations[method, path].body["requestBody"]["required"]:
        assert problem(answer)[:2] == (422, "malformed")
    else:
        assert answer.status_code in {200, 201}


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("POST", "/messages", {"text": "a", "txt": "b"}, "txt"),
        ("POST", "/messages", {"text": "a", "paradata": {"typing": 1}}, "paradata.typing"),
        ("POST", "/messages", {"text": "a", "": 1}, None),
        ("POST", "/messages", {"text": "a", "a`b": 1}, "a`b"),
        ("PUT", "/state", {"state": "a", "reason": "b"}, "reason"),
        ("POST", "/cancel", {"reasons": "b"}, "reasons"),
        ("POST", "/pause", {"until": "b"}, "until"),
        ("POST", "/resume", {"question": "b"}, "question"),
        ("POST", "/handover", {"interviewer": "human", "say": "b"}, "say"),
        ("PATCH", "/profile", {"a": {"value": 1, "confidence": 1}}, "a.confidence"),
        ("POST", INTERVIEWS, {"guide": "agent-hiring", "link": "x"}, "link"),
        ("POST", INTERVIEWS, {"guide": "agent-hiring", "candidate": {"nme": "A"}}, "candidate.nme"),
        ("POST", "/api/v1/guides", {"source": "a", "name": "b"}, "name"),
        ("POST", "/api/v1/keys", {"name": "a", "roll": "owner"}, "roll"),
        ("POST", "/api/v1/organizations", {"id": "a", "name": "b", "key": "c"}, "key"),
    ],
    ids=text_id,
)
async def test_an_unknown_field_is_an_error_and_not_silence(
    house: House, shared: str, method: str, path: str, body: Any, field: str
) -> None:
    path = path if path.startswith("/api") else f"{INTERVIEWS}/{{id}}{path}"
    answer = await send(house, method, path.replace("{id}", shared), json.dumps(body))
    assert problem(answer) == (422, "malformed", field)


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("POST", "/messages", "{}", "text"),
        ("POST", "/messages", '{"text": null}', "text"),
        ("POST", "/messages", saying('"id": 1'), "id"),
        ("POST", "/messages", saying('"id": ""'), "id"),
        ("POST", "/messages", saying('"id": "no-uuid"'), "id"),
        ("POST", "/messages", saying('"id": "00000000-0000-0000-0000-00000000000g"'), "id"),
        ("POST", "/messages", saying('"id": "00000000-0000-0000-0000-000000000000\\n"'), "id"),
        ("POST", "/messages", saying('"speaker": "system"'), "speaker"),
        ("POST", "/messages", saying('"speaker": null'), "speaker"),
        ("POST", "/messages", saying('"paradata": []'), "paradata"),
        ("POST", "/messages", saying('"paradata": {"typing_ms": "1"}'), "paradata.typing_ms"),
        ("POST", "/messages", saying('"paradata": {"typing_ms": -1}'), "paradata.typing_ms"),
        ("POST", "/messages", saying('"paradata": {"typing_ms": 1.5}'), "paradata.typing_ms"),
        ("POST", "/messages", saying(f'"paradata": {{"edits": {10**30}}}'), "paradata.edits"),
        ("POST", "/messages", saying('"paradata": {"sent_offline": 1}'), "paradata.sent_offline"),
        ("POST", "/messages", saying('"text": "b"'), "text"),
        ("POST", "/messages", saying('"te\\u0078t": "b"'), "text"),
        ("PUT", "/state", "{}", "state"),
        ("PUT", "/state", '{"state": null}', "state"),
        ("PATCH", "/profile", '{"a": 1, "a": 2}', "a"),
        ("PATCH", "/profile", '{"a": {"value": {"b": 1, "b": 2}}}', "b"),
        ("PATCH", "/profile", '{"good": 1, "a": 1e999}', "a"),
        ("PATCH", "/profile", f'{{"a": {"[" * 40}{"]" * 40}}}', "a.value"),
        ("PATCH", "/profile", f'{{"a": {"[" * 800}{"]" * 800}}}', "a.value"),
        ("PATCH", "/profile", f'{{"a": {{"value": {"[" * 800}{"]" * 800}}}}}', "a.value"),
        (
            "PATCH",
            "/profile",
            '{"a": {"value": ' + '{"b": ' * 880 + "1" + "}" * 882,
            "a.value",
        ),
        ("POST", INTERVIEWS, "{}", "guide"),
        ("POST", INTERVIEWS, '{"guide": ""}', "guide"),
        ("POST", INTERVIEWS, '{"guide": 1}', "guide"),
        ("POST", INTERVIEWS, opening('"id": "x"'), "id"),
        ("POST", INTERVIEWS, opening('"candidate": "Ada"'), "candidate"),
        ("POST", INTERVIEWS, opening('"metadata": []'), "metadata"),
        ("POST", INTERVIEWS, opening('"metadata": "x"'), "metadata"),
        ("POST", INTERVIEWS, opening(f'"metadata": {{"a": {10**40}}}'), "metadata"),
        ("POST", INTERVIEWS, opening(f'"metadata": {{"a": {"[" * 40}{"]" * 40}}}'), "metadata"),
        ("POST", INTERVIEWS, opening('"interviewer": ""'), "interviewer"),
        ("POST", INTERVIEWS, opening('"interviewer": "a\\u0000"'), "interviewer"),
        ("POST", INTERVIEWS, opening('"language": "en\\n"'), "language"),
        ("POST", INTERVIEWS, opening('"language": "en-\\"><b>"'), "language"),
        ("POST", INTERVIEWS, opening('"language": "EN_us"'), "language"),
        ("POST", "/api/v1/guides", '{"source": 1}', "source"),
        ("POST", "/api/v1/guides", '{"source": ""}', "source"),
        ("POST", "/api/v1/guides", '{"source": "a: ["}', "source"),
        ("POST", "/api/v1/guides", '{"source": "a\\u0000"}', "source"),
        ("POST", "/api/v1/guides", '{"source": "\\ud800"}', "source"),
        ("POST", "/api/v1/guides", '{"source": "- &a [*a]"}', "source"),
        ("POST", "/api/v1/guides", f'{{"source": "{"[" * 50_000}"}}', "source"),
        ("POST", "/api/v1/keys", '{"name": "a", "role": "root"}', "role"),
        ("POST", "/api/v1/keys", '{"name": "a", "role": ["owner"]}', "role"),
        ("POST", "/api/v1/organizations", '{"id": "Up", "name": "b"}', "id"),
        ("POST", "/api/v1/organizations", '{"id": "", "name": "b"}', "id"),
        ("POST", "/api/v1/organizations", '{"id": "-a", "name": "b"}', "id"),
        ("POST", "/api/v1/organizations", '{"id": "abc\\n", "name": "b"}', "id"),
        ("POST", "/api/v1/organizations", f'{{"id": "{"a" * 64}", "name": "b"}}', "id"),
        ("POST", "/api/v1/organizations", '{"id": "abc"}', "name"),
    ],
    ids=lambda value: str(value)[:60],
)
async def test_a_field_of_the_wrong_kind_is_named(
    house: House, shared: str, method: str, path: str, body: str, field: str
) -> None:
    path = path if path.startswith("/api") else f"{INTERVIEWS}/{{id}}{path}"
    assert problem(await send(house, method, path.replace("{id}", shared), body)) == (
        422,
        "malformed",
        field,
    )


# Of a time that does not say where on earth it was.
NAIVE_CURSOR = base64.urlsafe_b64encode(f"2026-01-01T00:00:00 {uuid.UUID(int=1)}".encode()).decode()


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("?limit=0", "limit"),
        ("?limit=-1", "limit"),
        ("?limit=201", "limit"),
        ("?limit=ten", "limit"),
        ("?limit=1.0", "limit"),
        ("?limit=+1", "limit"),
        ("?limit=%201", "limit"),
        ("?limit=1_0", "limit"),
        ("?limit=%D9%A1", "limit"),  # an Arabic one
        (f"?limit={'9' * 5_000}", "limit"),
        ("?limit=%FF", "limit"),
        ("?limit=1%00", "limit"),
        ("?limit=1&limit=x", "limit"),
        ("?status=open", "status"),
        ("?status=ACTIVE", "status"),
        ("?status=active%00", "status"),
        ("?status=%FF", "status"),
        ("?after=nonsense", "after"),
        ("?after=%00", "after"),
        ("?after=%F0%9F%98%80", "after"),
        ("?after=AAAA", "after"),
        (f"?after={NAIVE_CURSOR}", "after"),
        (f"?after={'A' * 20_000}", "after"),
        (f"?q={'x' * 501}", "q"),
        ("?q=%00", "q"),
        ("?q=%FF", "q"),
        ("?q=%ED%A0%80", "q"),
        ("?guide=%00", "guide"),
        ("?guide=%FF", "guide"),
        ("/{id}/events?after=-1", "after"),
        ("/{id}/events?after=x", "after"),
        (f"/{{id}}/events?after={2**53 + 1}", "after"),
        (f"/{{id}}/events?after={2**64}", "after"),
        (f"/{{id}}/events?after={'0' * 20}{'9' * 30}", "after"),
        (f"/{{id}}/events?after={'0' * 20}{'9' * 5_000}", "after"),
        ("/{id}/events?limit=0", "limit"),
        ("/{id}/events?limit=1001", "limit"),
        ("/{id}/export?format=pdf", "format"),
        ("/{id}/export?format=JSON", "format"),
        ("/{id}/export?format=%00", "format"),
        ("/{id}/export?format=../../etc/passwd", "format"),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_a_wrong_query_is_named(house: House, shared: str, path: str, field: str) -> None:
    answer = await house.owner.get(INTERVIEWS + path.replace("{id}", shared))
    assert problem(answer) == (422, "malformed", field)


@pytest.mark.parametrize("path", ["?format=pdf", "?status=open", "?format=%FF", "?guide=%00"])
async def test_a_wrong_query_of_the_export_of_many_is_named(house: House, path: str) -> None:
    field = path.partition("=")[0][1:]
    assert problem(await house.owner.get(f"/api/v1/export{path}")) == (422, "malformed", field)


async def test_an_empty_query_is_none(house: House, shared: str) -> None:
    for path in (
        f"{INTERVIEWS}?status=&guide=&q=&after=&limit=",
        f"{INTERVIEWS}/{shared}/events?after=&limit=",
        f"{INTERVIEWS}/{shared}/export?format=",
        "/api/v1/export?format=&status=&guide=",
    ):
        assert (await house.owner.get(path)).status_code == 200


@pytest.mark.parametrize(("method", "path"), BODIES, ids=text_id)
async def test_a_body_beyond_1_mib_is_too_large_in_one_piece_and_in_many(
    house: House, shared: str, method: str, path: str
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(17):
            yield b" " * 64 * KIB

    path = path.replace("{id}", shared)
    for raw in (b" " * (MIB + 1), pieces()):
        answer = await house.owner.ask(method, path, raw=raw)
        assert problem(answer) == (413, "too-large", None)


async def test_a_body_in_pieces_is_put_together(house: House, shared: str) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for byte in '{"text": "Stück für Stück 🧩"}'.encode():
            yield bytes([byte])
        yield b""

    await house.owner.post(f"{INTERVIEWS}/{shared}/resume")
    path = f"{INTERVIEWS}/{shared}/messages"
    answer = await house.owner.ask("POST", path, raw=pieces())
    assert answer.status_code == 201
    said = (await house.owner.now(path.removesuffix("/messages")))["transcript"]
    assert "Stück für Stück 🧩" in {message["text"] for message in said}


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
KNOWN = st.sampled_from(
    ["text", "id", "speaker", "paradata", "guide", "candidate", "interviewer", "language",
     "metadata", "state", "reason", "source", "name", "role", "value", "status", "sources"]
)  # fmt: skip
GOOD = st.sampled_from(
    ["agent-hiring", "en", "scripted", "candidate", "viewer", "obtained", str(uuid.uuid4()), GUIDE]
)


@pytest.mark.parametrize(("method", "path"), BODIES, ids=text_id)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=st.dictionaries(KNOWN, ANY_JSON | GOOD, max_size=5) | ANY_JSON)
async def test_no_json_at_all_breaks_anything(
    house: House, shared: str, method: str, path: str, body: Any
) -> None:
    await house.owner.post(f"{INTERVIEWS}/{shared}/resume")
    answer = await send(
        house,
        method,
        path.replace("{id}", shared),
        json.dumps(body).encode("utf-8", "surrogatepass"),
    )
    assert answer.status_code < 500, answer.text
    if answer.status_code == 422 and isinstance(body, dict) and body:
        assert answer.json()["detail"]


@pytest.mark.parametrize(("method", "path"), BODIES, ids=text_id)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(raw=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
async def test_no_bytes_at_all_break_anything(
    house: House, shared: str, method: str, path: str, raw: bytes
) -> None:
    await house.owner.post(f"{INTERVIEWS}/{shared}/resume")
    assert (await send(house, method, path.replace("{id}", shared), raw)).status_code < 500
