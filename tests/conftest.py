"""Let the shipped contracts say what differs, as tests do."""

import pytest

pytest.register_assert_rewrite("vivavoce.testing.store_contract")
pytest.register_assert_rewrite("vivavoce.testing.registry_contract")
