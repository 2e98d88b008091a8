<?xml version="1.0" encoding="UTF-8"?>
<!-- How are the elements of every book shown? TEI chapter 3: paragraphs, quotations, emphasis, titles, milestones. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="p | ab">
    <xsl:element name="{if (f:holds-blocks(.)) then 'div' else 'p'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- A row of ornaments: its characters stay in the page, the style sheet draws its own. -->
  <xsl:template match="ab[@type = 'ornament']">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="ab[@type = 'noise']">
    <p hidden="hidden">
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- Displayed quotations. -->
  <xsl:template match="(quote | q | said)[f:is-block-quote(.)]" priority="1">
    <blockquote>
      <xsl:call-template name="t:attributes-with-id"/>
      <xsl:apply-templates/>
    </blockquote>
  </xsl:template>

  <!-- Quotations in the line. No HTML q: browsers add marks to it, and the marks are in the text. -->
  <xsl:template match="quote | q | said">
    <span>
      <xsl:call-template name="t:attributes-with-id"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="cit[f:is-block-quote(.)]" priority="1">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="cit[f:is-block-quote(.)]/bibl | epigraph/bibl | div/bibl | listBibl/bibl | listBibl/biblStruct | div/biblStruct" priority="1">
    <p>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="soCalled | mentioned | term">
    <xsl:element name="{if (self::soCalled) then 'span' else 'i'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes-with-id"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="emph">
    <em>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </em>
  </xsl:template>

  <xsl:template match="hi">
    <xsl:variable name="rend" as="xs:string*" select="tokenize(@rend) ! lower-case(.)"/>
    <xsl:variable name="name" as="xs:string" select="
        if ($rend = ('italic', 'italics', 'i')) then 'i' else if ($rend = ('bold', 'b')) then 'b'
        else if ($rend = ('sup', 'superscript')) then 'sup' else if ($rend = ('sub', 'subscript')) then 'sub' else 'span'"/>
    <xsl:element name="{$name}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="foreign | distinct">
    <i>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </i>
  </xsl:template>

  <!-- Titles of works: the level tells whether the style sheet sets them in italics; they lead to the register. -->
  <xsl:template match="title">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="href" as="xs:string" select="if ($linked or .//(ref | ptr | note | persName | placeName | orgName)) then '' else f:entry-link(.)"/>
    <cite>
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="@level ! ('level-' || .)"/><xsl:with-param name="id" select="false()"/></xsl:call-template>
      <xsl:attribute name="id" select="f:id(.)"/>
      <xsl:choose>
        <xsl:when test="$href"><a href="{$href}"><xsl:apply-templates><xsl:with-param name="linked" tunnel="yes" select="true()"/></xsl:apply-templates></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </cite>
  </xsl:template>

  <!-- Phrases that carry their TEI name and nothing more. -->
  <xsl:template match="cit | bibl | biblStruct | author | editor | publisher | pubPlace | biblScope | series | monogr | analytic | edition
      | num | measure | unit | abbr | expan | email | address | addrLine | street | seg | w | pc | s | cl | phr | gloss | desc | label
      | idno | extent | respStmt | resp | time | actor | role | roleDesc | figDesc | nym | persona | affiliation | roleName | forename
      | surname | genName | addName | nameLink | settlement | country | region | bloc | district | geogFeat | offset | eventName | objectName">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- The mark of a divided word, and of a divided line: not read. -->
  <xsl:template match="pc[@force = 'weak']">
    <span hidden="hidden">
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- White space beside a milestone within a word. -->
  <xsl:template match="text()[following-sibling::node()[1][f:divides-word(.)] or preceding-sibling::node()[1][f:divides-word(.)]]" as="text()">
    <xsl:variable name="start" as="xs:string" select="if (preceding-sibling::node()[1][f:divides-word(.)]) then replace(., '^\s+', '') else string()"/>
    <xsl:value-of select="if (following-sibling::node()[1][f:divides-word(.)]) then replace($start, '\s+$', '') else $start"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()"/>

  <!-- A page of the book begins: the number is set by the style sheet, so that it is no part of the text, and leads to the page. -->
  <xsl:template match="pb">
    <xsl:param name="page" as="xs:string" tunnel="yes" select="''"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <span role="doc-pagebreak">
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="$page ne ''"><xsl:attribute name="id" select="f:id(.)"/></xsl:if>
      <xsl:if test="normalize-space(@n)">
        <xsl:attribute name="data-n" select="@n"/>
      </xsl:if>
    </span>
    <xsl:if test="$page ne '' and not($linked)">
      <a class="to-page" data-n="{f:leaf(.)}" href="{f:raw-href($page)}#{f:id(.)}" aria-label="{f:label('page')} {f:leaf(.)}"></a>
    </xsl:if>
    <xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="lb">
    <xsl:choose>
      <xsl:when test="$line-breaks"><br class="lb"/></xsl:when>
      <xsl:otherwise><span class="lb"></span>{' '[not(current()/@break = 'no')]}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="cb | milestone | anchor | gb">
    <span><xsl:call-template name="t:attributes"/></span>
  </xsl:template>

  <!-- Running heads, page numbers, signatures: in the page, not in the reading text. -->
  <xsl:template match="fw">
    <span hidden="hidden">
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

</xsl:stylesheet>
