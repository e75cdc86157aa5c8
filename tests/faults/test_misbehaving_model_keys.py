"""(I11, I12) A provider's key reaches the provider and nobody else, whatever the provider says."""

from collections.abc import Iterator

import pytest

from tests.harness import OWNER_KEY, ServerProcess
from tests.provider.control import SEEN_MAX
from tests.provider.interviewing import Held, guide
from tests.provider.misbehaving import Kind
from tests.provider.process import KEY, ProviderProcess
from tests.provider.serving import AT_ONCE_SCRIPTED
from vivavoce.api.routes import all_operations
from vivavoce.exchange.formats import MANY, ONE

pytestmark = pytest.mark.faults

# A piece of the key that no masking leaves by chance, as `sk-pro…zN1x` would be.
TELLTALE = KEY[10:30].encode()


@pytest.fixture
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


def read(server: ServerProcess, interview: str, link: str) -> dict[str, bytes]:
    """Return everything that can be read of a server, by where it stands."""
    form = {"content-type": "application/x-www-form-urlencoded"}
    signed_in = server.post("/login", f"key={OWNER_KEY}".encode(), key=None, headers=form)
    candidate = server.get(f"/i/{link.rpartition('/')[2]}", key=None)
    cookies = [answer.headers["set-cookie"].split(";")[0] for answer in (signed_in, candidate)]
    paths = []
    for operation in all_operations():
        is_guide = operation.path.startswith("/api/v1/guides")
        path = operation.path.replace("{id}", AT_ONCE_SCRIPTED if is_guide else interview)
        if operation.method == "GET":
            paths.append(path.replace("{code}", "interviewer-unavailable"))
    paths += [f"/api/v1/interviews/{interview}/export?format={name}" for name in ONE]
    paths += [f"/api/v1/export?format={name}" for name in MANY]
    found = {path: server.get(path).body for path in paths}
    pages = ["/console", "/console/new", f"/console/interviews/{interview}"]
    for path in [*pages, f"/interviews/{interview}"]:
        answer = server.get(path, key=None, headers={"cookie": "; ".join(cookies)})
        assert answer.status == 200, (path, answer)
        found[path] = answer.body
    files = [server.stdout, server.stderr, *server.data.rglob("*")]
    found |= {str(file): file.read_bytes() for file in files if file.is_file()}
    return found


def test_a_key_is_in_no_log_page_answer_export_or_file(
    server: ServerProcess, provider: ProviderProcess
) -> None:
    server.environment |= provider.environment | {"VIVAVOCE_LOG_LEVEL": "debug"}
    server.start()
    server.add_guide(guide(AT_ONCE_SCRIPTED, fallback_after_s=0))
    # The provider quotes it for a moment, then refuses it; and quotes it until it is given up.
    held, another = Held(server, AT_ONCE_SCRIPTED), Held(server, AT_ONCE_SCRIPTED)
    link = server.interview(held.id)["link"]
    held.settled()
    provider.misbehave(Kind.QUOTES_KEY)
    held.answer()
    held.settled()
    provider.misbehave(Kind.UNAUTHORIZED)
    held.answer()
    assert held.settled()["interviewer"] == "scripted"
    another.settled()
    provider.misbehave(Kind.QUOTES_KEY, times=None)
    another.answer()
    assert another.settled()["interviewer"] == "scripted"
    assert another.named("reply-delayed")
    for interview in (held, another):
        interview.run_to_the_end()
        interview.check()
    assert all(seen.had_key for seen in provider.state(seen=SEEN_MAX).seen)
    found = read(server, held.id, link)
    assert len(found) > 30
    told = [place for place, content in found.items() if TELLTALE in content]
    assert not told, f"the key stands in {told}"
    assert server.terminate() == 0
    rest = [server.stdout, server.stderr, *server.data.rglob("*")]
    assert not [str(file) for file in rest if file.is_file() and TELLTALE in file.read_bytes()]
