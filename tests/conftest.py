"""Let the shipped contracts say what differs, as tests do."""

import signal

import pytest

# Servers would ignore it, too, if these tests were started under `nohup`.
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

pytest.register_assert_rewrite("vivavoce.testing.store_contract")
pytest.register_assert_rewrite("vivavoce.testing.registry_contract")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let soak tests take their time, whatever their file's other tests may take."""
    for item in items:
        if item.get_closest_marker("soak") is not None:
            item.add_marker(pytest.mark.timeout(0), append=False)
