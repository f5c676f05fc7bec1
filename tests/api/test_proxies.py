"""Behind a proxy: whom to believe, and addresses that are right there."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import ServeOptions, create_app
from api.layers import EdgeOptions
from api.proxies import Proxies
from kg.errors import UsageError
from kg.query.question import PoolLimits


def settled(headers: dict[str, str], peer: str = "10.1.2.3", root_path: str = "", path: str = "/x") -> dict[str, Any]:
    raw = [(name.encode(), value.encode()) for name, value in {"host": "inner:8000", **headers}.items()]
    scope: dict[str, Any] = {"client": (peer, 5), "scheme": "http", "path": path, "headers": raw}
    Proxies(("10.0.0.0/8", "::1"), root_path).settle(scope, dict(raw))
    scope["host"] = dict(scope["headers"])[b"host"].decode()
    return scope


@pytest.mark.parametrize(
    ("headers", "client", "scheme", "host"),
    [
        ({"x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "https", "x-forwarded-host": "kg.example"},
         "192.0.2.1", "https", "kg.example"),
        ({"x-forwarded-for": "6.6.6.6, 192.0.2.1, 10.9.9.9", "x-forwarded-proto": "https"},
         "192.0.2.1", "https", "inner:8000"),
        ({"x-forwarded-for": "10.0.0.1, 10.0.0.2"}, "10.0.0.1", "http", "inner:8000"),
        ({"x-forwarded-for": "nobody"}, "10.1.2.3", "http", "inner:8000"),
        ({"x-forwarded-for": "192.0.2.1:99"}, "192.0.2.1", "http", "inner:8000"),
        ({"x-forwarded-for": "192.0.2.1", "forwarded": "for=6.6.6.6;host=evil.example"},
         "192.0.2.1", "http", "inner:8000"),
        ({"x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "javascript", "x-forwarded-host": "a/b\r\nc: d"},
         "192.0.2.1", "http", "inner:8000"),
        ({"forwarded": 'for=6.6.6.6, for="[2001:db8::7]:80";proto=https;host="kg.example:444",for=10.9.9.9'},
         "2001:db8::7", "https", "kg.example:444"),
        ({"forwarded": "for=192.0.2.1;proto"}, "10.1.2.3", "http", "inner:8000"),
        ({"forwarded": "for=_hidden;proto=https"}, "10.1.2.3", "https", "inner:8000"),
        ({"forwarded": ""}, "10.1.2.3", "http", "inner:8000"),
    ],
)  # fmt: skip
def test_proxies_that_are_named_are_believed(headers: dict[str, str], client: str, scheme: str, host: str) -> None:
    """The client is the last hop that is no proxy of ours; what stands further left anybody could have written."""
    scope = settled(headers)
    assert (scope["client"][0], scope["scheme"], scope["host"]) == (client, scheme, host)


@pytest.mark.parametrize("peer", ["192.0.2.9", "::2", "unix", ""])
def test_others_are_not_believed(peer: str) -> None:
    """From anybody else the fields of forwarding mean nothing."""
    told = {"x-forwarded-for": "1.1.1.1", "x-forwarded-proto": "https", "x-forwarded-host": "evil.example"}
    for headers in (told, {"forwarded": "for=1.1.1.1;proto=https;host=evil.example"}):
        scope = settled(headers, peer)
        assert (scope["client"][0], scope["scheme"], scope["host"]) == (peer, "http", "inner:8000")


@pytest.mark.parametrize(("path", "found"), [("/x", "/n/x"), ("/n/x", "/n/x"), ("/n", "/n"), ("/nx", "/n/nx")])
def test_a_root_path_may_be_cut_off_or_not(path: str, found: str) -> None:
    """It makes no difference whether the proxy passes the root path on."""
    assert settled({}, root_path="/n/", path=path)["path"] == found


@pytest.mark.parametrize("wrong", [{"trusted": ("somewhere",)}, {"root_path": "news"}, {"root_path": "/a b"}])
def test_wrong_settings_are_told_at_the_start(wrong: dict[str, Any]) -> None:
    """What is no address and no path is refused."""
    with pytest.raises(UsageError):
        Proxies(**wrong)


@pytest.mark.parametrize("prefix", ["", "/news"])
def test_addresses_in_answers_are_right_behind_a_proxy(folder: Path, prefix: str) -> None:
    """Links, redirects, files and descriptions begin with the root path, whether the proxy cuts it off or not."""
    edge = EdgeOptions(root_path="/news", trusted_proxies=("10.0.0.0/8",))
    app = create_app(folder, ServeOptions(limits=PoolLimits(workers=1), edge=edge))
    outside = {"x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "https", "x-forwarded-host": "kg.example"}
    with TestClient(app, client=("10.0.0.1", 1), headers=outside) as client:
        links = client.get(f"{prefix}/api/v1/entities/country/NO").json()["links"]
        assert {value[:6] for name, value in links.items() if name != "iri"} == {"/news/"}
        edge_told = client.get(f"{prefix}/api/v1/entities/country/NO/neighbors").json()["items"][0]
        assert edge_told["evidence_url"].startswith("/news/api/v1/edges?")
        assert client.get(edge_told["evidence_url"]).status_code == 200
        moved = client.get(f"{prefix}/id/country/NO", headers={"accept": "text/html"}, follow_redirects=False)
        assert moved.headers["location"] == "/news/#/country/NO"
        assert client.get(f"{prefix}/static/page/main.js").status_code == 200
        assert client.get(f"{prefix}/openapi.json").json()["servers"] == [{"url": "/news"}]
        assert "https://kg.example/news" in client.get(f"{prefix}/api/v1/export?format=gexf").text
        assert 'route="/api/v1/entities/{name}"' in client.get(f"{prefix}/metrics").text
