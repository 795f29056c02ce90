/** Java without a build tool: compiled and run by a script. */
export default {
  name: 'java-orders',
  command: ['sh', 'check.sh'],
  files: {
    'check.sh': `set -e
mkdir -p out
javac -d out $(find src test -name '*.java')
java -ea -cp out orders.OrderBookTest
`,
    '.gitignore': 'out/\n',
    'src/orders/Order.java': `package orders;

public record Order(String item, int count, int cents) {
    public int total() {
        return count * cents;
    }
}
`,
    'src/orders/OrderBook.java': `package orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public final class OrderBook {
    private final List<Order> orders = new ArrayList<>();

    public void add(Order order) {
        orders.add(order);
    }

    public int total() {
        return orders.stream().mapToInt(Order::total).sum();
    }

    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Order order : orders) {
            counts.merge(order.item(), order.count(), Integer::sum);
        }
        return counts;
    }
}
`,
    'test/orders/OrderBookTest.java': `package orders;

public final class OrderBookTest {
    public static void main(String[] args) {
        OrderBook book = new OrderBook();
        book.add(new Order("lamp", 2, 1500));
        book.add(new Order("rug", 1, 9900));
        check(book.total() == 12900, "total is " + book.total());
        check(book.counts().get("lamp") == 2, "counts are " + book.counts());
        System.out.println("orders: 2 checks passed");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
`,
  },
};
