-- What a standing remembers becomes text. Rows there are keep their JSON until they are written next: no row is touched here.
ALTER TABLE "standing" ADD COLUMN "memory" TEXT;
ALTER TABLE "standing" ALTER COLUMN "state" DROP NOT NULL;
