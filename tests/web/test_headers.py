"""Headers that answers carry, each for what it keeps from happening."""

from tests.web.browsing import Visitor


def test_no_page_stands_in_the_frame_of_another_whether_the_browser_is_old_or_new(nobody: Visitor) -> None:
    headers = nobody.get("/").headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
