/** PHP with a class loader of its own, tested by PHPUnit. */
export default {
  name: 'php-invoice',
  command: ['phpunit', '--do-not-cache-result', '--bootstrap', 'src/autoload.php', 'tests'],
  files: {
    'src/autoload.php': `<?php

spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/' . str_replace('\\\\', '/', substr($class, strlen('Invoice\\\\'))) . '.php';
    if (str_starts_with($class, 'Invoice\\\\') && is_file($file)) {
        require $file;
    }
});
`,
    'src/Line.php': `<?php

namespace Invoice;

final class Line
{
    public function __construct(
        public readonly string $text,
        public readonly int $cents,
        public readonly int $count = 1,
    ) {
    }

    public function total(): int
    {
        return $this->cents * $this->count;
    }
}
`,
    'src/Invoice.php': `<?php

namespace Invoice;

final class Invoice
{
    /** @var Line[] */
    private array $lines = [];

    public function add(Line $line): self
    {
        $this->lines[] = $line;
        return $this;
    }

    public function total(): int
    {
        return array_sum(array_map(fn (Line $line): int => $line->total(), $this->lines));
    }

    public static function fromJson(string $path): self
    {
        $invoice = new self();
        foreach (json_decode(file_get_contents($path), true, 16, JSON_THROW_ON_ERROR) as $row) {
            $invoice->add(new Line($row['text'], $row['cents'], $row['count'] ?? 1));
        }
        return $invoice;
    }
}
`,
    'tests/data/march.json': `[
  { "text": "paint", "cents": 1250, "count": 2 },
  { "text": "brush", "cents": 400 }
]
`,
    'tests/InvoiceTest.php': `<?php

use Invoice\\Invoice;
use Invoice\\Line;
use PHPUnit\\Framework\\TestCase;

final class InvoiceTest extends TestCase
{
    public function testTotal(): void
    {
        $invoice = (new Invoice())->add(new Line('nails', 10, 7));
        $this->assertSame(70, $invoice->total());
    }

    public function testFromJson(): void
    {
        $this->assertSame(2900, Invoice::fromJson(__DIR__ . '/data/march.json')->total());
    }
}
`,
  },
};
