"""How long a run takes, for tests of how that grows with what it is given; never for how fast it is."""

import time


def seconds(run, *arguments, best_of=3):
    """Processor seconds of the best run: a machine has other things to do, and now and then collects its rubbish."""

    def once():
        begin = time.process_time()
        run(*arguments)
        return time.process_time() - begin

    return min(once() for _ in range(best_of))
