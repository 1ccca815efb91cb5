-- What changes of a task shows on the chip of the reply it came from.
CREATE INDEX "thread_log_task_id_idx" ON "thread_log"("task_id");
