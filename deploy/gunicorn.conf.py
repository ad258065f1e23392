"""How gunicorn serves bm-workspace: several processes, none of which keeps anything of a visitor."""

import multiprocessing

wsgi_app = "bm_workspace:create_served_app()"
bind = "unix:/run/bm-workspace/web.sock"
umask = 0o007  # the socket is for nginx, which is of our group
workers = 2 * multiprocessing.cpu_count()
threads = 4
timeout = 60
graceful_timeout = 30
worker_tmp_dir = "/dev/shm"  # noqa: S108 the sign of life of a process shall not wait for a disk
