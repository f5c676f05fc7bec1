"""Tests that want something skip at home and fail in CI."""

import pytest
from wanting import skip_or_fail


@pytest.mark.parametrize("value", [None, "", "0", "false", "False"])
def test_skipped_at_home(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    """Without CI a wanting thing skips the test."""
    if value is None:
        monkeypatch.delenv("CI", raising=False)
    else:
        monkeypatch.setenv("CI", value)
    with pytest.raises(pytest.skip.Exception, match="no ferry"):
        skip_or_fail("no ferry")


@pytest.mark.parametrize("value", ["true", "1", "yes"])
def test_failed_in_ci(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """With CI it fails the test and says what is wanting."""
    monkeypatch.setenv("CI", value)
    with pytest.raises(pytest.fail.Exception, match="no ferry"):
        skip_or_fail("no ferry")
