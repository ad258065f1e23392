"""`make load`: a class at work on the hosted product, with locust, judged and published."""
