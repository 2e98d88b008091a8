<?xml version="1.0" encoding="UTF-8"?>
<!-- How is the text shared out over pages? One page for each top division; what is too heavy is divided further,
     by its subdivisions, then by its blocks. Everything is computed once; f:page answers from an accumulator. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The title page of the work, which stands on the first page of the site. -->
  <xsl:variable name="title-pages" as="element()*" select="$texts[1]/front/titlePage"/>

  <!-- The pages in order: maps with `element` (the division), its `title`, `nodes` (what is on the page of it), `part` (1, 2 …),
       `parts` (how many pages share the element's own content) and `href`. -->
  <xsl:variable name="pages" as="map(*)*">
    <xsl:variable name="elements" as="element()*" select="if ($one-page) then $texts else $texts ! f:page-elements(.)"/>
    <xsl:variable name="paged" as="map(xs:string, xs:boolean)" select="map:merge($elements ! map:entry(generate-id(), true()))"/>
    <xsl:variable name="slices" as="map(*)*" select="$elements ! f:slices(., $paged)"/>
    <xsl:variable name="wished" as="xs:string*" select="$slices ! f:wished-name(.)"/>
    <!-- Names that differ in capitals only are one on many disks: the first gets it. -->
    <xsl:variable name="firsts" as="map(xs:string, xs:integer)" select="
        map:merge(for $n in 1 to count($wished) return map:entry(lower-case($wished[$n]), $n), map{'duplicates': 'use-first'})"/>
    <xsl:for-each select="$slices">
      <xsl:variable name="position" as="xs:integer" select="position()"/>
      <xsl:variable name="name" as="xs:string" select="$wished[$position]"/>
      <xsl:variable name="free" as="xs:boolean"
          select="$name ne '' and not(matches($name, $reserved, 'i')) and $firsts(lower-case($name)) eq $position"/>
      <xsl:sequence select="map:put(., 'href', (if ($free) then $name else 'page-' || format-integer($position, '001')) || '.html')"/>
    </xsl:for-each>
  </xsl:variable>

  <!-- File names that the site itself needs. -->
  <xsl:variable name="reserved" as="xs:string" select="'^(index|persons|places|organisations|titles|quotations|evidence|search|map|page|contents)(-\d+)?$|^(source(-\d+)?|raw)\.'"/>

  <!-- Where a page begins: the first element on it → its href. -->
  <xsl:variable name="page-starts" as="map(xs:string, xs:string)" select="
      map:merge(($pages ! map:entry(generate-id(f:first-element(.)), .?href), $title-pages ! map:entry(generate-id(), 'index.html')))"/>

  <!-- The elements that have pages, to know where they end. -->
  <xsl:variable name="page-elements" as="map(xs:string, xs:boolean)" select="
      map:merge(($pages?element | $title-pages) ! map:entry(generate-id(), true()))"/>

  <!-- The first page of an element that has pages, by generate-id(). -->
  <xsl:variable name="first-pages" as="map(xs:string, map(*))" select="map:merge($pages[?part eq 1] ! map:entry(generate-id(?element), .))"/>

  <!-- Pages by their href. -->
  <xsl:variable name="pages-by-href" as="map(xs:string, map(*))" select="map:merge($pages ! map:entry(?href, .))"/>

  <!-- The page in force, innermost first; outside all of them the first page of the site. -->
  <xsl:accumulator name="page" as="xs:string+" initial-value="'index.html'">
    <xsl:accumulator-rule match="*[map:contains($page-starts, generate-id())]" select="
        $page-starts(generate-id()), if (map:contains($page-elements, generate-id())) then $value else tail($value)"/>
    <xsl:accumulator-rule phase="end" match="*[map:contains($page-elements, generate-id())]" select="tail($value)"/>
  </xsl:accumulator>

  <!-- The href of the page on which a node is shown. A loose milestone between two divisions goes with the next. -->
  <xsl:function name="f:page" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="host" as="node()" select="
        if ($node/parent::*[f:is-container(.)][not(map:contains($page-elements, generate-id()))] and not(f:is-part($node)))
        then ($node/following-sibling::*[f:is-part(.)][1], $node/preceding-sibling::*[f:is-part(.)][1], $node)[1]
        else $node"/>
    <xsl:sequence select="head($host/accumulator-before('page'))"/>
  </xsl:function>

  <!-- The elements that get pages of their own, in document order. -->
  <xsl:function name="f:page-elements" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="parts" as="element()*" select="$element/*[f:is-part(.)]"/>
    <xsl:choose>
      <xsl:when test="f:is-container($element)">
        <xsl:sequence select="$element[f:has-own-page(.)], $parts ! f:page-elements(.)"/>
      </xsl:when>
      <xsl:when test="exists($parts) and f:weight($element) gt $page-weight">
        <xsl:sequence select="$element, $parts ! f:page-elements(.)"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$element"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Whether a container has a page: there is more in it than divisions and what goes with them, or only the latter. -->
  <xsl:function name="f:has-own-page" as="xs:boolean">
    <xsl:param name="container" as="element()"/>
    <xsl:sequence select="exists($container/(text()[normalize-space()] | *[not(f:is-part(.) or f:is-loose(.))]))
        or exists($container/*) and not($container/*[f:is-part(.) or self::titlePage])"/>
  </xsl:function>

  <!-- Whether an element only holds divisions and has no page unless there is more in it. -->
  <xsl:function name="f:is-container" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::text or self::group or self::front or self::body or self::back][not(ancestor::floatingText)])"/>
  </xsl:function>

  <!-- Whether an element can have a page. -->
  <xsl:function name="f:is-part" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:is-division($node)
        or exists($node[self::front or self::body or self::back or self::group or self::titlePage][not(. intersect $title-pages)])"/>
  </xsl:function>

  <!-- Whether an element between two divisions needs no page: the title page, milestones, furniture. -->
  <xsl:function name="f:is-loose" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::titlePage or self::pb or self::cb or self::lb or self::milestone or self::anchor or self::fw])"/>
  </xsl:function>

  <!-- Loose milestones and furniture just before a division whose parent has no page. -->
  <xsl:function name="f:leading" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/parent::*[f:is-container(.)][not(map:contains($page-elements, generate-id()))]">
      <xsl:sequence select="f:run-before($element)[not(self::titlePage)]"/>
    </xsl:if>
  </xsl:function>

  <!-- The elements between the part before an element and itself. -->
  <xsl:function name="f:run-before" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="element()?" select="$element/preceding-sibling::*[1][not(f:is-part(.))]"/>
    <xsl:sequence select="$before ! (f:run-before(.), .)"/>
  </xsl:function>

  <!-- The same after the last division. -->
  <xsl:function name="f:trailing" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/parent::*[f:is-container(.)][not(map:contains($page-elements, generate-id()))]
        and empty($element/following-sibling::*[f:is-part(.)])">
      <xsl:sequence select="$element/following-sibling::*[not(self::titlePage)]"/>
    </xsl:if>
  </xsl:function>

  <!-- The own content of an element cut into slices that are light enough, each a map for $pages. -->
  <xsl:function name="f:slices" as="map(*)*">
    <xsl:param name="element" as="element()"/>
    <!-- The elements that have pages, by generate-id(). -->
    <xsl:param name="paged" as="map(xs:string, xs:boolean)"/>
    <xsl:variable name="own" as="node()*" select="
        if (f:is-container($element) and not($one-page)) then $element/node()[not(f:is-part(.))]
        else $element/node()[not(map:contains($paged, generate-id()))]"/>
    <xsl:variable name="slices" as="array(item()*)*" select="if ($one-page) then [$own] else f:portions($own, f:weight#1, $page-weight)"/>
    <xsl:variable name="title" as="xs:string" select="f:part-title($element)"/>
    <xsl:for-each select="if (empty($slices)) then [()] else $slices">
      <xsl:sequence select="map{'element': $element, 'nodes': ?*, 'part': position(), 'parts': last(), 'title': $title}"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:first-element" as="element()">
    <xsl:param name="page" as="map(*)"/>
    <xsl:sequence select="if ($page?part eq 1) then $page?element else ($page?nodes[. instance of element()], $page?element)[1]"/>
  </xsl:function>

  <!-- The name a page ought to have: the division's identifier, where a file may be called so. -->
  <xsl:function name="f:wished-name" as="xs:string">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="id" as="xs:string" select="string($page?element/@xml:id)"/>
    <xsl:sequence select="if (matches($id, '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$'))
        then $id || (if ($page?part gt 1) then '-' || $page?part else '') else ''"/>
  </xsl:function>

</xsl:stylesheet>
